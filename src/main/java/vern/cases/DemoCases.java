package vern.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.register.intake.ExampleFile;
import vern.start.Installation;

/// A few cases for a demonstration's first morning, from people who do not exist. Not where a test moves the time.
@Component
@Order(40)
@ConditionalOnBooleanProperty(name = "vern.ticking", matchIfMissing = true)
final class DemoCases implements ApplicationRunner {

    private final Arrivals arrivals;
    private final Installation installation;
    private final JdbcClient database;

    DemoCases(Arrivals arrivals, Installation installation, JdbcClient database) {
        this.arrivals = arrivals;
        this.installation = installation;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (installation.demo()) installation.companies().stream().filter(this::none).forEach(this::seed);
    }

    private boolean none(String company) {
        return !database.sql("select exists (select 1 from cases.matter where controller = ?)").param(company).query(Boolean.class).single();
    }

    private void seed(String company) {
        ExampleFile.with("examples/" + company + "/cases.csv", sheet -> {
            var header = sheet.header();
            sheet.each((number, row) -> {
                take(company, header, row);
                return true;
            });
            return company;
        });
    }

    private void take(String company, List<String> header, List<String> row) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < header.size() && i < row.size(); i++) cells.put(header.get(i), row.get(i));
        var channel = Channel.valueOf(cells.remove("channel").toUpperCase(java.util.Locale.ROOT));
        var kind = Kind.of(cells.remove("kind")).orElse(Kind.ENQUIRY);
        var context = Optional.ofNullable(cells.remove("context")).filter(text -> !text.isBlank());
        var way = new Arrival.Way(context, Optional.empty(), company.equals("micromedic") ? "sv" : "nb", false, List.of(), Optional.empty());
        arrivals.take(new Arrival(company, channel, kind, Map.copyOf(cells), way), new Actor.Job("examples", company));
    }
}
