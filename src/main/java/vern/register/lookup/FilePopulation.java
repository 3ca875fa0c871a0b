package vern.register.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vern.register.intake.Sheet;
import vern.start.Installation;

/// Answers from the file `population/COMPANY.csv` in the data directory, with the columns `customer_no`, `address`, `postal_code` and `city`:
/// what those who wash customer lists against the register send back.
@Component
class FilePopulation implements PopulationRegister {

    private static final Map<String, String> FIELDS = Map.of("address", "address", "postal_code", "postal-code", "city", "city");

    private final Installation installation;

    FilePopulation(Installation installation) {
        this.installation = installation;
    }

    private Path file(String controller) {
        return installation.data().resolve("population").resolve(controller + ".csv");
    }

    @Override
    public boolean answers(String controller) {
        return Files.exists(file(controller));
    }

    @Override
    public List<Moved> moved(String controller) {
        if (!answers(controller)) return List.of();
        var moved = new ArrayList<Moved>();
        try {
            var sheet = Sheet.open(file(controller));
            sheet.each((_, row) -> {
                var cells = new TreeMap<String, String>();
                for (int i = 0; i < sheet.header().size() && i < row.size(); i++) cells.put(sheet.header().get(i).strip(), row.get(i).strip());
                moved(cells).ifPresent(moved::add);
                return true;
            });
        } catch (IOException fault) {
            throw new UncheckedIOException("what came from the population register cannot be read", fault);
        }
        return moved;
    }

    private static Optional<Moved> moved(Map<String, String> cells) {
        var fields = new TreeMap<String, String>();
        FIELDS.forEach((column, field) -> Optional.ofNullable(cells.get(column)).filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(field, text)));
        return Optional.ofNullable(cells.get("customer_no")).filter(number -> !number.isEmpty() && !fields.isEmpty()).map(number -> new Moved(number, fields));
    }
}
