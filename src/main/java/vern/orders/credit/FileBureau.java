package vern.orders.credit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.start.Installation;

/// Answers from the file `credit/COMPANY.csv` in the data directory, with an organisation number and a risk class on each line: for
/// those who get such a list, and for trying things out.
@Component
class FileBureau implements CreditBureau {

    private final Installation installation;

    FileBureau(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Optional<String> ask(String controller, String company, String number) {
        var file = installation.data().resolve("credit").resolve(controller + ".csv");
        if (number.isBlank() || !Files.exists(file)) return Optional.empty();
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(",", 2)).filter(cells -> cells.length == 2 && cells[0].strip().equals(number)).map(cells -> cells[1].strip()).findFirst();
        } catch (IOException fault) {
            throw new UncheckedIOException("the list of credit risks cannot be read", fault);
        }
    }
}
