package vern.orders.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.orders.sales.Line;
import vern.orders.sales.Money;
import vern.orders.sales.OrderHoldings;
import vern.orders.sales.Sale;
import vern.orders.sales.Sales;
import vern.register.Parties;
import vern.register.Party;
import vern.statement.Statement;

/// Issues invoices on what was delivered, takes payments, and takes back what was wrong by a credit note. An invoice is kept for as
/// long as bookkeeping law says from the day it was issued, and then used for nothing else.
@Component
class Invoices {

    private static final Period TERM = Period.ofDays(14);
    private static final long FIRST = 10_001;

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Sales sales;
    private final Pieces pieces;

    /// What an invoice is made of.
    @Component("invoicePieces")
    record Pieces(InvoiceBook book, Buyers buyers, OrderHoldings holdings, Parties parties) {}

    Invoices(Ledger.Setting setting, Ledger ledger, Sales sales, Pieces pieces) {
        this.setting = setting;
        this.ledger = ledger;
        this.sales = sales;
        this.pieces = pieces;
    }

    /// The answer to a wish to invoice.
    sealed interface Outcome {
        record Done(Issued issued) implements Outcome {}

        record Refused(Why why) implements Outcome {}

        /// Each has a text `orders.invoice.refused.` and the code.
        enum Why { NOT_DELIVERED, ALREADY, NO_BUYER, UNDECLARED }
    }

    /// The invoice on a whole order. Of two who want it at once one gets it.
    Outcome issue(Sale shown, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var sale = sales.hold(shown);
            if (sale.delivered().isEmpty()) return new Outcome.Refused(Outcome.Why.NOT_DELIVERED);
            if (sale.invoice().isPresent()) return new Outcome.Refused(Outcome.Why.ALREADY);
            return issue(sale, sale.lines(), actor);
        });
    }

    private Outcome issue(Sale sale, List<Line> lines, Actor actor) {
        var party = pieces.parties().get(sale.party());
        if (!statement(sale.controller()).categories().containsKey("invoice")) return new Outcome.Refused(Outcome.Why.UNDECLARED);
        return setting.transactor().inTransaction(connection -> {
            var buyer = pieces.buyers().of(party, sale.orderer(), actor);
            if (buyer.isEmpty()) return new Outcome.Refused(Outcome.Why.NO_BUYER);
            var issued = write(party, sale.number(), lines, Optional.empty());
            hold(issued, sale.orderer(), buyer.get());
            if (sale.invoice().isEmpty()) sales.invoiced(sale, Optional.of(issued.number()));
            Trail.append(connection, entry(actor, "orders.invoice-issued", issued, Optional.of(sale.orderer())));
            return new Outcome.Done(issued);
        });
    }

    private Issued write(Party party, long sale, List<Line> lines, Optional<Long> credits) {
        var controller = party.controller();
        var statement = statement(controller);
        var today = today(statement);
        var anchor = ledger.open(controller, "invoice", Optional.of(party.relationship()), Map.of("invoice-issued", moment()));
        var issued = new Issued(controller, sales.number(controller, "invoice", FIRST), sale, party.id(), anchor, credits, today, today.plus(TERM),
                Money.currency(new Country(statement.controller().country())), lines.stream().mapToLong(Line::net).sum(), Line.tax(lines), Optional.empty(), 0, false, lines);
        pieces.book().write(issued, credits.isPresent() ? Optional.empty() : Optional.of(today.withDayOfMonth(1)));
        return issued;
    }

    private void hold(Issued issued, SubjectId subject, Buyers.Buyer buyer) {
        var what = issued.lines().stream().map(line -> line.quantity() + " × " + line.product()).collect(Collectors.joining(", "));
        var sum = (issued.credits().isPresent() ? "-" : "") + Money.plain(issued.gross()) + " " + issued.currency();
        var fields = Map.of("name", buyer.name(), "address", buyer.address(), "invoice-number", "" + issued.number(), "issued", issued.issued().toString(),
                "due", issued.due().toString(), "lines", what, "amount", sum);
        var held = pieces.holdings().hold(statement(issued.controller()), new OrderHoldings.Wanted("invoice", subject, issued.anchor(), "customer", fields, moment()));
        if (!held) throw new IllegalStateException("an invoice may not be held, though the statement declares invoices");
    }

    /// What a run did.
    record Run(int issued, int refused) {}

    /// Invoices what is delivered and not yet invoiced, and this month of each subscription whose agreement runs.
    Run run(String controller, Actor actor) {
        int issued = 0;
        int refused = 0;
        for (var number : due(controller)) {
            switch (due(sales.find(controller, number).orElseThrow(), actor)) {
                case Outcome.Done ignored -> issued++;
                case Outcome.Refused(var why) when why == Outcome.Why.ALREADY -> { }
                case Outcome.Refused ignored -> refused++;
            }
        }
        return new Run(issued, refused);
    }

    private Set<Long> due(String controller) {
        var due = new TreeSet<>(pieces.book().unbilled(controller));
        due.addAll(pieces.book().subscribed(controller));
        return due;
    }

    private Outcome due(Sale shown, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var sale = sales.hold(shown);
            if (sale.invoice().isEmpty() && !pieces.book().everBilled(sale)) return issue(sale, actor);
            var lines = sale.lines().stream().filter(line -> line.kind() == Line.Kind.SUBSCRIPTION && line.done()).toList();
            var month = today(statement(sale.controller())).withDayOfMonth(1);
            if (lines.isEmpty() || !runs(sale) || pieces.book().billed(sale.controller(), sale.number(), month)) return new Outcome.Refused(Outcome.Why.ALREADY);
            return sale.invoice().isEmpty() ? issue(sale, actor) : issue(sale, lines, actor);
        });
    }

    private boolean runs(Sale sale) {
        return pieces.parties().agreements(sale.party()).stream().anyMatch(agreement -> agreement.ends().isEmpty());
    }

    /// A payment. Settled when as much has come as the invoice says. What was ordered may be forgotten by then; the invoice says whom it is to.
    void pay(Issued issued, long sum, LocalDate day, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var settled = Optional.of(day).filter(_ -> issued.paidSum() + sum >= issued.gross());
            pieces.book().pay(issued, sum, settled);
            var buyer = pieces.book().buyer(issued);
            buyer.ifPresent(who -> pieces.holdings().hold(statement(issued.controller()), new OrderHoldings.Wanted("payment", who, issued.anchor(), "bank",
                    Map.of("invoice-number", "" + issued.number(), "amount", Money.plain(sum), "paid", day.toString()), moment())));
            Trail.append(connection, entry(actor, "orders.paid", issued, buyer));
            return issued;
        });
    }

    /// Takes an invoice back, once. The order can be invoiced anew, where it is not forgotten. Not an invoice that is held no more.
    Optional<Issued> credit(Issued issued, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var who = pieces.book().hold(issued).flatMap(pieces.book()::buyer);
            if (who.isEmpty()) return Optional.empty();
            var party = pieces.parties().get(issued.party());
            var buyer = pieces.buyers().of(party, who.get(), actor).orElseGet(() -> new Buyers.Buyer(party.name().orElse(""), ""));
            var note = write(party, issued.sale(), issued.lines(), Optional.of(issued.number()));
            hold(note, who.get(), buyer);
            sales.find(issued.controller(), issued.sale()).ifPresent(sale -> sales.invoiced(sale, Optional.empty()));
            Trail.append(connection, entry(actor, "orders.credited", note, who));
            return Optional.of(note);
        });
    }

    InvoiceBook book() {
        return pieces.book();
    }

    private Entry entry(Actor actor, String kind, Issued issued, Optional<SubjectId> subject) {
        return new Entry(moment(), issued.controller(), actor.audited(), kind, subject.map(who -> OptionalLong.of(who.value())).orElse(OptionalLong.empty()), Map.of("invoice-id", "" + issued.number(), "sale-id", "" + issued.sale()));
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, moment());
    }

    private LocalDate today(Statement statement) {
        return LocalDate.ofInstant(moment(), statement.controller().zone());
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
