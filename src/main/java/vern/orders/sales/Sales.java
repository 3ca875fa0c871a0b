package vern.orders.sales;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.orders.sales.Placed.Problem;
import vern.register.Duties;
import vern.register.Parties;
import vern.register.PartyId;
import vern.register.PartyKind;
import vern.statement.Statement;

/// Places and delivers orders. An order is a holding about whoever ordered; a patient's name and address are one of their own, of the
/// category that the statement has for it, and stand with the order only.
@Component
public class Sales {

    /// The category of what a patient needs.
    public static final String PATIENT = "end-user-order";

    private static final long FIRST = 1001;

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final SaleRows rows;
    private final OrderHoldings holdings;

    Sales(Ledger.Setting setting, Ledger ledger, SaleRows rows, OrderHoldings holdings) {
        this.setting = setting;
        this.ledger = ledger;
        this.rows = rows;
        this.holdings = holdings;
    }

    public Optional<Sale> find(String controller, long number) {
        return rows.find(controller, number);
    }

    public List<Sale> of(String controller, PartyId party) {
        return rows.of(controller, party);
    }

    public List<Sale> latest(String controller, int most) {
        return rows.latest(controller, most);
    }

    /// Places an order, or says what is wrong with it and writes nothing.
    public Placed place(NewSale wish, Actor actor) {
        var problems = wrong(wish);
        if (!problems.isEmpty()) return new Placed.Refused(problems);
        try {
            return setting.transactor().inTransaction(connection -> {
                var now = setting.clock().instant();
                var sale = begin(wish, now);
                var statement = statement(sale.controller());
                if (!holdings.order(statement, sale, wish, now)) throw new Undone(Map.of("lines", Problem.NO_GROUND));
                if (wish.patient().isPresent() && !holdings.patient(statement, sale, wish.patient().get(), now)) throw new Undone(Map.of("patient", Problem.NO_GROUND));
                rows.write(sale);
                Trail.append(connection, new Entry(now, sale.controller(), actor.audited(), "orders.placed", OptionalLong.of(sale.orderer().value()),
                        details(sale, wish)));
                return new Placed.Done(sale);
            });
        } catch (Undone undone) {
            return new Placed.Refused(undone.problems);
        }
    }

    private static Map<String, String> details(Sale sale, NewSale wish) {
        var details = new HashMap<>(Map.of("sale-id", "" + sale.number(), "lines.count", "" + sale.lines().size()));
        wish.patient().ifPresent(patient -> details.put("condition", patient.condition().replaceAll("[()]", ".")));
        return details;
    }

    private Sale begin(NewSale wish, Instant now) {
        var controller = wish.party().controller();
        var anchor = ledger.open(controller, "order", Optional.of(wish.party().relationship()), Map.of("order-placed", now));
        var patient = wish.patient().map(_ -> ledger.subject(controller));
        return new Sale(controller, rows.next(controller, "sale", FIRST), wish.party().id(), wish.orderer(), patient,
                wish.orderedBy().map(NewSale.Account::number), anchor, now, Optional.empty(), Optional.empty(), 1, wish.lines());
    }

    private Map<String, Problem> wrong(NewSale wish) {
        var problems = new LinkedHashMap<String, Problem>();
        var statement = statement(wish.party().controller());
        var today = LocalDate.ofInstant(setting.clock().instant(), statement.controller().zone());
        var rates = setting.law().pack(new Country(statement.controller().country())).vatRates(today);
        if (wish.lines().isEmpty()) problems.put("lines", Problem.NO_LINES);
        if (wish.lines().stream().anyMatch(line -> !rates.contains(line.vat()))) problems.put("lines", Problem.BAD_VAT);
        wish.patient().ifPresent(patient -> patient(statement, patient, problems));
        var personal = wish.party().kind() != PartyKind.ORGANISATION;
        if (personal && statement.ageLimit().isPresent() && new Duties(statement).fields("order").contains("of-age") && !wish.ofAge()) problems.put("ofAge", Problem.TOO_YOUNG);
        return problems;
    }

    private static void patient(Statement statement, NewSale.Patient patient, Map<String, Problem> problems) {
        var category = Optional.ofNullable(statement.categories().get(PATIENT));
        if (category.isEmpty()) problems.put("patient", Problem.PATIENT_UNDECLARED);
        else if (!category.get().article9().equals(Optional.of(patient.condition()))) problems.put("condition", Problem.CONDITION_MISSING);
        if (patient.name().isBlank() || patient.address().isBlank()) problems.put("patient", Problem.PATIENT_INCOMPLETE);
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Map<String, Problem> problems;

        Undone(Map<String, Problem> problems) {
            super(null, null, false, false);
            this.problems = problems;
        }
    }

    /// What was handed over with a line of equipment.
    public record Handover(int line, Optional<Serial> serial) {}

    /// A thing by its number, its warranty and how long it is expected to last.
    public record Serial(String number, LocalDate warrantyUntil, LocalDate lastsUntil) {}

    /// A line is delivered. False where somebody else has changed the order since `version` was shown; then nothing is done.
    public boolean deliver(Sale sale, Handover handover, int version, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            if (!rows.take(sale, version)) return false;
            var now = setting.clock().instant();
            rows.delivered(sale, handover.line(), now);
            var line = sale.lines().stream().filter(one -> one.number() == handover.line()).findFirst().orElseThrow();
            handover.serial().ifPresent(serial -> holdings.equipment(statement(sale.controller()), sale, line, serial, actor));
            var left = new ArrayList<>(sale.lines());
            left.removeIf(one -> one.done() || one.number() == handover.line());
            if (left.isEmpty()) {
                rows.delivered(sale, now);
                ledger.happen(sale.controller(), sale.anchor(), "order-delivered", now, actor);
            }
            Trail.append(connection, new Entry(now, sale.controller(), actor.audited(), "orders.delivered", OptionalLong.of(sale.orderer().value()),
                    Map.of("sale-id", "" + sale.number(), "line", "" + handover.line())));
            return true;
        });
    }

    /// The order as it is now, for the caller's transaction alone until that has ended.
    public Sale hold(Sale sale) {
        return rows.hold(sale);
    }

    /// The order has been invoiced, or no longer is.
    public void invoiced(Sale sale, Optional<Long> invoice) {
        rows.invoiced(sale, invoice);
    }

    /// The next number of a company's series, inside the caller's transaction: without gaps.
    public long number(String controller, String kind, long first) {
        return rows.next(controller, kind, first);
    }

    /// Nothing leads to the patient any more.
    public void forgetPatient(Sale sale) {
        rows.forgetPatient(sale);
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }
}
