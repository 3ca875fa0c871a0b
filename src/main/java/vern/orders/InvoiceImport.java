package vern.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.LedgerFault;
import vern.register.intake.Import.Counts;
import vern.register.intake.Import.Outcome;
import vern.register.intake.Import.Refused;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;

/// Takes in a file of invoices, each of a customer that the register knows by number, all in one transaction. An invoice whose
/// time is over is not taken in.
@Component
public final class InvoiceImport {

    private static final int CHUNK = 5_000;

    private final Ledger.Setting setting;
    private final Ledger ledger;

    InvoiceImport(Ledger.Setting setting, Ledger ledger) {
        this.setting = setting;
        this.ledger = ledger;
    }

    /// How a file is to be taken in. `buyers` gives name and address by customer number where the file itself does not.
    public record Order(String controller, Mapping<InvoiceColumn> mapping, boolean goodRowsNow, Actor actor, Map<String, Buyer> buyers) {}

    /// Who an invoice was made out to.
    public record Buyer(String name, String address) {
        @Override
        public String toString() {
            return "Buyer[…]";
        }
    }

    /// Takes the file in, or finds out why not.
    public Outcome run(Order order, Sheet sheet) {
        return attempt(order, sheet, false);
    }

    /// What [#run] would answer, without writing anything.
    public Outcome preview(Order order, Sheet sheet) {
        return attempt(order, sheet, true);
    }

    private Outcome attempt(Order order, Sheet sheet, boolean dry) {
        try {
            return setting.transactor().inTransaction(connection -> {
                var outcome = take(connection, order, sheet);
                if (dry || !outcome.written()) throw new NotThisTime(outcome);
                audit(connection, order, outcome.counts());
                return outcome;
            });
        } catch (NotThisTime undone) {
            return undone.outcome;
        }
    }

    private Outcome take(Connection connection, Order order, Sheet sheet) {
        var checks = new InvoiceChecks(order.mapping());
        var landing = new InvoiceLanding(setting, ledger, order);
        var waiting = new ArrayList<Invoice>();
        var refused = new ArrayList<Refused>();
        sheet.each((row, cells) -> {
            switch (checks.check(row, cells)) {
                case InvoiceChecks.Checked.Good(var invoice) -> waiting.add(invoice);
                case InvoiceChecks.Checked.Bad(var number, var problems) -> refused.add(new Refused(number, problems));
            }
            if (waiting.size() == CHUNK) land(connection, landing, waiting, refused);
            return true;
        });
        land(connection, landing, waiting, refused);
        var counts = new Counts(landing.taken(), landing.without(), refused.size());
        return new Outcome(refused.isEmpty() || order.goodRowsNow(), counts, refused);
    }

    private static void land(Connection connection, InvoiceLanding landing, List<Invoice> waiting, List<Refused> refused) {
        try {
            refused.addAll(landing.land(connection, waiting));
            waiting.clear();
        } catch (SQLException fault) {
            throw LedgerFault.of(fault);
        }
    }

    private void audit(Connection connection, Order order, Counts counts) throws SQLException {
        Trail.append(connection, new Entry(setting.clock().instant(), order.controller(), order.actor().audited(), "orders.import",
                OptionalLong.empty(), Map.of("taken.count", "" + counts.taken(), "without.count", "" + counts.without(),
                "refused.count", "" + counts.refused())));
    }

    private static final class NotThisTime extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        NotThisTime(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
