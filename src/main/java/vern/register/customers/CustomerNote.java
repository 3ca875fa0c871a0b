package vern.register.customers;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.register.Contact;
import vern.register.Parties;
import vern.register.PartyKind;
import vern.register.Search;
import vern.staff.Counter;
import vern.web.PersonNote;

/// Which customer somebody is or stands for, with the number that orders and repairs go by, on their page; for whoever is given their contact details.
@Component
class CustomerNote implements PersonNote {

    private final Parties parties;
    private final Search search;
    private final Counter counter;
    private final MessageSourceAccessor texts;

    CustomerNote(Parties parties, Search search, Counter counter, MessageSource texts) {
        this.parties = parties;
        this.search = search;
        this.counter = counter;
        this.texts = new MessageSourceAccessor(texts);
    }

    @Override
    public List<Line> lines(long person) {
        if (!search.open(counter.actor()) || search.these(counter.actor(), List.of(new SubjectId(person)), "customer-note").isEmpty()) return List.of();
        return parties.of(new SubjectId(person)).stream().filter(contact -> contact.left().isEmpty()).map(this::line).toList();
    }

    private Line line(Contact contact) {
        var party = parties.get(contact.party());
        var parts = new ArrayList<Object>(List.of(party.name().orElse(texts.getMessage(party.kind() == PartyKind.SOLE_PROPRIETORSHIP ? "register.party.alone" : "register.party.private"))));
        contact.customerNumber().ifPresent(parts::add);
        return new Line(contact.customerNumber().isPresent() ? "register.note.customer" : "register.note.customer.unnumbered", parts, "/desk/parties/" + contact.party().value());
    }
}
