package vern.orders;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.register.intake.Column;
import vern.register.intake.ExampleFile;
import vern.register.intake.Mapping;
import vern.start.Installation;

/// Gives each company of a demonstration the invented invoices that come with it, once its customers are there.
@Component
@Order(20)
final class DemoInvoices implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoInvoices.class);

    private final InvoiceImport intake;
    private final Installation installation;
    private final JdbcClient database;

    DemoInvoices(InvoiceImport intake, Installation installation, JdbcClient database) {
        this.intake = intake;
        this.installation = installation;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.demo() || seeded()) return;
        installation.companies().forEach(this::seed);
    }

    /// An anchor outlives its invoice, so that a register whose invoices have all gone by time is not given them again.
    private boolean seeded() {
        return database.sql("select exists (select 1 from ledger.anchor where kind = 'invoice')").query(Boolean.class).single();
    }

    private void seed(String company) {
        var buyers = ExampleFile.with("examples/" + company + "/customers.csv", DemoInvoices::buyers).orElse(Map.of());
        ExampleFile.with("examples/" + company + "/invoices.csv", sheet -> {
            var order = new InvoiceImport.Order(company, Mapping.guess(InvoiceColumn.class, sheet.header()), true,
                    new Actor.Job("examples", company), buyers);
            var counts = intake.run(order, sheet).counts();
            LOG.info("{}: {} invoices of the example, {} whose time is over, {} refused", company, counts.taken(), counts.without(), counts.refused());
            return counts;
        });
    }

    /// An invoice names who bought, also where the customer's own record has gone since.
    private static Map<String, InvoiceImport.Buyer> buyers(vern.register.intake.Sheet customers) {
        var mapping = Mapping.guess(Column.class, customers.header());
        var buyers = new HashMap<String, InvoiceImport.Buyer>();
        customers.each((row, cells) -> {
            var place = Stream.of(Column.POSTAL_CODE, Column.CITY).map(column -> mapping.cell(column, cells)).collect(Collectors.joining(" "));
            buyers.put(mapping.cell(Column.CUSTOMER_NO, cells),
                    new InvoiceImport.Buyer(mapping.cell(Column.NAME, cells), mapping.cell(Column.ADDRESS, cells) + ", " + place));
            return true;
        });
        return buyers;
    }
}
