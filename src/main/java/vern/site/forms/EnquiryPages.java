package vern.site.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.web.Place;

/// What has come by the forms and is not answered yet, for the roles that the statement lets answer it.
@Controller
class EnquiryPages {

    private final Counter counter;
    private final Enquiries enquiries;
    private final Gate gate;

    EnquiryPages(Counter counter, Enquiries enquiries, Gate gate) {
        this.counter = counter;
        this.enquiries = enquiries;
        this.gate = gate;
    }

    /// @param callBack whether the person wishes to be contacted about a product
    record Row(long id, String form, Instant received, boolean callBack, List<Map.Entry<String, String>> values) {}

    @GetMapping("/desk/enquiries")
    String enquiries(Model model, Locale locale) {
        var forms = Form.all(counter.statement());
        var mine = forms.stream().filter(form -> counter.actsAs(form.purpose().roles())).toList();
        if (mine.isEmpty()) throw new ResponseStatusException(forms.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN);
        var rows = new ArrayList<Row>();
        for (var form : mine) rows.addAll(rows(form, locale));
        model.addAttribute("rows", rows.stream().sorted(java.util.Comparator.comparing(Row::received)).toList());
        return "site/forms/enquiries";
    }

    private List<Row> rows(Form form, Locale locale) {
        var open = enquiries.open(form.company()).stream().filter(one -> one.context().equals(form.context().key())).toList();
        if (open.isEmpty()) return List.of();
        var use = Use.of(counter.actor(), form.purpose().key(), "enquiries").only(form.category().key());
        if (!(gate.useAt(use, open.stream().map(Enquiries.Open::anchor).toList()) instanceof Use.Answer.Given(var holdings))) return List.of();
        Map<AnchorId, Holding> byCase = holdings.stream().filter(holding -> holding.place().equals("site.enquiry") && holding.anchor().isPresent())
                .collect(Collectors.toMap(holding -> holding.anchor().get(), holding -> holding, (first, more) -> first));
        return open.stream().flatMap(one -> Optional.ofNullable(byCase.get(one.anchor())).map(holding -> row(form, one, holding, locale)).stream()).toList();
    }

    private static Row row(Form form, Enquiries.Open open, Holding holding, Locale locale) {
        var values = form.fields().stream().flatMap(field -> holding.field(field).map(value -> Map.entry(field, value.reveal())).stream()).toList();
        return new Row(open.id(), form.context().name().in(locale.getLanguage()), open.received(), form.fields().contains("product"), values);
    }

    @PostMapping("/desk/enquiries/{id}/closure")
    String close(@PathVariable long id) {
        var roles = Form.all(counter.statement()).stream().flatMap(form -> form.purpose().roles().stream()).collect(Collectors.toSet());
        if (!counter.actsAs(roles)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (!enquiries.close(counter.controller(), id, counter.actor())) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/desk/enquiries?closed";
    }

    @Bean
    static Place enquiriesPlace() {
        return Place.onDesk(25, "/desk/enquiries", "site.place.enquiries", "customer-service", "sales");
    }
}
