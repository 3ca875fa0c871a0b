package vern.orders.billing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.orders.sales.Money;
import vern.register.PartyId;

/// A customer's own invoices, for whoever may see them: as a list, and each on paper and for machines. Who may, the caller has asked.
@Component
public class CustomerInvoices {

    private final InvoiceBook book;
    private final MadeOut madeOut;
    private final InvoicePrint print;
    private final Reading reading;

    /// How invoices that came from an earlier system are read.
    @Component("invoiceReading")
    record Reading(Gate gate, Ledger.Setting setting) {}

    CustomerInvoices(InvoiceBook book, MadeOut madeOut, InvoicePrint print, Reading reading) {
        this.book = book;
        this.madeOut = madeOut;
        this.print = print;
        this.reading = reading;
    }

    /// One invoice. `state` as of [Issued#state], and `filed`: there is a file of it; one from an earlier system has neither.
    public record Line(String number, String issued, String due, String sum, Optional<String> state, boolean filed) {
        @Override
        public String toString() {
            return "Line[" + filed + "]";
        }
    }

    /// The invoices of a customer, the newest first. `people`: those who stand for nobody else, of whom earlier invoices are the customer's.
    public List<Line> of(String controller, PartyId party, Collection<SubjectId> people) {
        var issued = book.of(controller, party);
        var lines = new ArrayList<>(issued.stream().map(one -> line(one, today(controller))).toList());
        var known = issued.stream().map(Issued::anchor).collect(Collectors.toSet());
        earlier(controller, known, people).forEach(holding -> lines.add(line(holding)));
        lines.sort(Comparator.comparing(Line::issued).thenComparing(Line::number).reversed());
        return List.copyOf(lines);
    }

    private static Line line(Issued one, LocalDate today) {
        var sum = Money.plain(one.credits().isPresent() ? -one.gross() : one.gross()) + " " + one.currency();
        return new Line("" + one.number(), one.issued().toString(), one.due().toString(), sum, Optional.of(one.state(today)), true);
    }

    private static Line line(Holding holding) {
        return new Line(value(holding, "invoice-number"), value(holding, "issued"), value(holding, "due"), value(holding, "amount"), Optional.empty(), false);
    }

    private static String value(Holding holding, String field) {
        return holding.field(field).map(Personal::reveal).orElse("");
    }

    private Collection<Holding> earlier(String controller, Set<AnchorId> known, Collection<SubjectId> people) {
        var job = new Actor.Job("min-side", controller);
        var found = new LinkedHashMap<Long, Holding>();
        if (people.isEmpty()) return List.of();
        for (var purpose : reading.setting().declarations().inForce(controller, moment()).purposes().values()) {
            if (!purpose.categories().containsKey("invoice")) continue;
            if (reading.gate().use(Use.of(job, purpose.key(), "own-invoices").only("invoice"), people) instanceof Use.Answer.Given(var holdings)) {
                holdings.stream().filter(holding -> holding.anchor().filter(known::contains).isEmpty()).forEach(holding -> found.put(holding.id(), holding));
            }
        }
        return found.values();
    }

    /// On paper; empty where the customer has no such invoice.
    public Optional<byte[]> pdf(String controller, PartyId party, long number) {
        return paper(controller, party, number).map(print::pdf);
    }

    /// For machines: Peppol BIS Billing 3.
    public Optional<byte[]> ubl(String controller, PartyId party, long number) {
        return paper(controller, party, number).map(paper -> Ubl.of(paper).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<MadeOut.Paper> paper(String controller, PartyId party, long number) {
        return book.find(controller, number).filter(issued -> issued.party().equals(party)).flatMap(issued -> madeOut.of(issued, new Actor.Job("min-side", controller)));
    }

    private LocalDate today(String controller) {
        return LocalDate.ofInstant(moment(), reading.setting().declarations().inForce(controller, moment()).controller().zone());
    }

    private Instant moment() {
        return reading.setting().clock().instant();
    }
}
