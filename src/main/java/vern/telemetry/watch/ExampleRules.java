package vern.telemetry.watch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vern.start.Installation;

/// The rules of the example companies: `examples/NAME/rules.csv`, in a demonstration that has none yet.
@Component
class ExampleRules implements ApplicationRunner {

    private final Installation installation;
    private final WatchRules rules;

    ExampleRules(Installation installation, WatchRules rules) {
        this.installation = installation;
        this.rules = rules;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!installation.demo()) return;
        for (var company : installation.companies()) {
            var file = new ClassPathResource("examples/" + company + "/rules.csv");
            if (file.exists() && rules.of(company).isEmpty()) {
                file.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> set(company, line.split(",", -1)));
            }
        }
    }

    private void set(String company, String[] cells) {
        rules.set(new Rule(0, company, Rule.Kind.of(cells[0]), cells[1], cells[2], new BigDecimal(cells[3]), cells[4], Optional.of(cells[5]).filter(tell -> !tell.isBlank())));
    }
}
