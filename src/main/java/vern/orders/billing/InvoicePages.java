package vern.orders.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.orders.sales.Money;
import vern.orders.sales.Sales;
import vern.register.Parties;
import vern.register.PartyId;
import vern.staff.Counter;
import vern.web.Finder;
import vern.web.Problems;

/// Invoices at the desk of those who keep the books.
@Controller
@RequestMapping("/desk/invoices")
class InvoicePages implements Finder {

    private static final int SHOWN = 50;

    private final Counter counter;
    private final Invoices invoices;
    private final Sales sales;
    private final Papers papers;

    /// How an invoice is made out, on paper and for machines.
    @Component("invoicePapers")
    record Papers(MadeOut madeOut, InvoicePrint print, Parties parties, BillingExport export) {}

    InvoicePages(Counter counter, Invoices invoices, Sales sales, Papers papers) {
        this.counter = counter;
        this.invoices = invoices;
        this.sales = sales;
        this.papers = papers;
    }

    /// One line of the list. Sums are written out.
    record Row(Issued issued, String gross, String state) {}

    @GetMapping
    String all(@RequestParam Optional<Integer> done, @RequestParam Optional<Integer> refused, Model model) {
        keeper();
        model.addAttribute("rows", rows(invoices.book().latest(counter.controller(), SHOWN))).addAttribute("gaps", invoices.book().gaps(counter.controller()))
                .addAttribute("done", done.orElse(-1)).addAttribute("refused", refused.orElse(0));
        return "orders/billing/invoices";
    }

    private List<Row> rows(List<Issued> issued) {
        return issued.stream().map(one -> new Row(one, Money.plain(one.credits().isPresent() ? -one.gross() : one.gross()) + " " + one.currency(), one.state(counter.today()))).toList();
    }

    @PostMapping("/run")
    String run() {
        keeper();
        var run = invoices.run(counter.controller(), counter.actor());
        return "redirect:/desk/invoices?done=" + run.issued() + "&refused=" + run.refused();
    }

    /// What a customer has ordered, been invoiced and paid.
    @GetMapping("/ledger/{party}")
    String ledger(@PathVariable long party, Model model) {
        keeper();
        var found = papers.parties().find(new PartyId(party)).filter(one -> one.controller().equals(counter.controller()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var issued = invoices.book().of(counter.controller(), found.id());
        model.addAttribute("rows", rows(issued)).addAttribute("party", found).addAttribute("sales", sales.of(counter.controller(), found.id()))
                .addAttribute("sums", sales.of(counter.controller(), found.id()).stream().collect(Collectors.toMap(one -> one.number(), one -> Money.plain(one.gross()))))
                .addAttribute("owing", Money.plain(issued.stream().filter(one -> one.credits().isEmpty() && !one.credited()).mapToLong(one -> Math.max(0, one.gross() - one.paidSum())).sum()));
        return "orders/billing/ledger";
    }

    @GetMapping("/{number}")
    String one(@PathVariable long number, Model model) {
        var issued = get(number);
        model.addAttribute("row", rows(List.of(issued)).getFirst()).addAttribute("paper", papers.madeOut().of(issued, counter.actor()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)))
                .addAttribute("net", Money.plain(issued.net())).addAttribute("vat", Money.plain(issued.vat())).addAttribute("gross", Money.plain(issued.gross()))
                .addAttribute("left", Money.plain(Math.max(0, issued.gross() - issued.paidSum()))).addAttribute("today", counter.today())
                .addAttribute("prices", issued.lines().stream().collect(Collectors.toMap(one -> one.number(), one -> Money.plain(one.net()))));
        return "orders/billing/invoice";
    }

    @PostMapping("/{number}/payment")
    String pay(@PathVariable long number, @RequestParam Optional<String> sum, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day, Model model) {
        var issued = get(number);
        var paid = sum.flatMap(Money::parse).filter(amount -> amount > 0);
        if (paid.isEmpty() || day.filter(one -> !one.isAfter(counter.today())).isEmpty()) {
            model.addAttribute("problems", Problems.of("sum", "orders.payment.wrong"));
            return one(number, model);
        }
        invoices.pay(issued, paid.get(), day.get(), counter.actor());
        return "redirect:/desk/invoices/" + number;
    }

    @PostMapping("/{number}/credit-note")
    String credit(@PathVariable long number) {
        return invoices.credit(get(number), counter.actor()).map(note -> "redirect:/desk/invoices/" + note.number()).orElseThrow(() -> new ResponseStatusException(HttpStatus.CONFLICT));
    }

    @GetMapping("/{number}/invoice.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long number) {
        return file(number, MediaType.APPLICATION_PDF, "pdf", papers.print().pdf(paper(number)));
    }

    @GetMapping("/{number}/invoice.xml")
    ResponseEntity<byte[]> xml(@PathVariable long number) {
        return file(number, MediaType.APPLICATION_XML, "xml", Ubl.of(paper(number)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// The books as a file: what is held for the purpose of keeping them, field by field, and nothing of any other.
    @GetMapping("/export.csv")
    ResponseEntity<byte[]> export() {
        keeper();
        var csv = papers.export().of(counter.statement(), counter.actor());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8")).header("Content-Disposition", "attachment; filename=\"invoices.csv\"")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> file(long number, MediaType type, String ending, byte[] content) {
        return ResponseEntity.ok().contentType(type).header("Content-Disposition", "attachment; filename=\"invoice-" + number + "." + ending + "\"").body(content);
    }

    private MadeOut.Paper paper(long number) {
        return papers.madeOut().of(get(number), counter.actor()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Issued get(long number) {
        keeper();
        return invoices.book().find(counter.controller(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void keeper() {
        if (!keeps()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    @Override
    public List<Hit> find(String words) {
        return keeps() ? invoices.book().find(counter.controller(), Finder.number("F", words)).map(one -> new Hit("orders.found.invoice", List.of("" + one.number()), "/desk/invoices/" + one.number())).stream().toList()
                : List.of();
    }

    /// Those who act for a purpose that keeps invoices.
    private boolean keeps() {
        var roles = counter.statement().purposes().values().stream().filter(purpose -> purpose.categories().containsKey("invoice"))
                .flatMap(purpose -> purpose.roles().stream()).collect(Collectors.toSet());
        return counter.actsAs(roles);
    }
}
