package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.orders.billing.CustomerInvoices;
import vern.register.Contact;
import vern.register.ContactRights;
import vern.register.ContactRights.Right;
import vern.register.Parties;
import vern.start.Published;

/// Invoices on Min side: a private customer's own, and a company's for those of its contact persons who may see them. To the others
/// neither the page nor a file is open.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/invoices")
class MyInvoicePages {

    private final Published published;
    private final Parties parties;
    private final ContactRights rights;
    private final CustomerInvoices invoices;

    MyInvoicePages(Published published, Parties parties, ContactRights rights, CustomerInvoices invoices) {
        this.published = published;
        this.parties = parties;
        this.rights = rights;
        this.invoices = invoices;
    }

    /// A customer and what it has been invoiced; the name is a company's.
    record Payer(Optional<String> name, List<CustomerInvoices.Line> lines) {}

    @GetMapping
    String all(@PathVariable String company, HttpServletRequest request, HttpServletResponse response, Model model) {
        var visitor = MeCookie.of(request);
        var open = MePages.shown(published.of(company), visitor);
        if (refused(visitor)) response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("refused", refused(visitor)).addAttribute("shown", open)
                .addAttribute("payers", open ? paying(visitor).stream().map(contact -> payer(company, contact)).toList() : List.of());
        return "portal/invoices";
    }

    private List<Contact> paying(Visitor visitor) {
        return rights.having(visitor.subject(), Right.INVOICES);
    }

    /// Stands for a company, and may not see the invoices of any.
    private boolean refused(Visitor visitor) {
        return paying(visitor).isEmpty() && parties.of(visitor.subject()).stream().anyMatch(contact -> contact.left().isEmpty());
    }

    private Payer payer(String company, Contact payer) {
        var people = parties.contacts(payer.party()).stream().map(Contact::subject).filter(this::standsForOneOnly).toList();
        return new Payer(parties.get(payer.party()).name(), invoices.of(company, payer.party(), people));
    }

    private boolean standsForOneOnly(SubjectId subject) {
        return parties.of(subject).size() == 1;
    }

    @GetMapping("/{number:\\d+}/invoice.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String company, @PathVariable long number, HttpServletRequest request) {
        return file(MediaType.APPLICATION_PDF, number + ".pdf", found(MeCookie.of(request), payer -> invoices.pdf(company, payer.party(), number)));
    }

    @GetMapping("/{number:\\d+}/invoice.xml")
    ResponseEntity<byte[]> xml(@PathVariable String company, @PathVariable long number, HttpServletRequest request) {
        return file(MediaType.APPLICATION_XML, number + ".xml", found(MeCookie.of(request), payer -> invoices.ubl(company, payer.party(), number)));
    }

    /// Another customer's is not there.
    private byte[] found(Visitor visitor, Function<Contact, Optional<byte[]>> file) {
        if (refused(visitor) || !MePages.shown(published.of(visitor.controller()), visitor)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return paying(visitor).stream().flatMap(payer -> file.apply(payer).stream()).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok().contentType(type).header("Content-Disposition", "attachment; filename=\"invoice-" + name + "\"").body(content);
    }
}
