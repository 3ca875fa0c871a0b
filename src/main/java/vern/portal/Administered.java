package vern.portal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Histories;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.ledger.Why;
import vern.register.Contact;
import vern.register.ContactRights;
import vern.register.ContactRights.Right;
import vern.register.Parties;
import vern.start.Published;
import vern.statement.render.Vocabulary;
import vern.statement.retention.Events;

/// The companies that someone administers, and their contact persons: by the contact details that the company keeps for them, and nothing more.
@Component
class Administered {

    private final Parties parties;
    private final ContactRights rights;
    private final Seeing seeing;

    /// Through what something of a colleague is seen.
    @Component("administeredSeeing")
    record Seeing(Gate gate, Published published, Sight sight) {}

    /// What is held, and why.
    @Component("administeredSight")
    record Sight(Histories histories, Why why) {}

    Administered(Parties parties, ContactRights rights, Seeing seeing) {
        this.parties = parties;
        this.rights = rights;
        this.seeing = seeing;
    }

    List<Contact> companies(Visitor visitor) {
        return rights.having(visitor.subject(), Right.ADMINISTRATOR).stream().filter(contact -> !contact.self()).toList();
    }

    List<Contact> working(Contact own) {
        return parties.contacts(own.party()).stream().filter(contact -> !contact.self() && contact.left().isEmpty()).toList();
    }

    /// Who is of another company, or may not be known of, is not there.
    Contact colleague(Visitor visitor, long subject) {
        return companies(visitor).stream().flatMap(own -> working(own).stream()).filter(one -> one.subject().value() == subject)
                .filter(one -> one.subject().equals(visitor.subject()) || sees(visitor, one.subject())).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    boolean sees(Visitor visitor, SubjectId subject) {
        return seeing.gate().sees(administrator(visitor), subject);
    }

    /// For whom it is read; it is somebody else's to see.
    private static Actor administrator(Visitor visitor) {
        return Actor.Job.handingOn("company-administrator", visitor.controller());
    }

    /// The contact details that stand with this place in the company, for the purpose for which contact persons are kept. What someone is beside it,
    /// a customer of their own or another company's contact, is nothing to their employer.
    Map<String, Personal> contact(Visitor visitor, Contact contact) {
        var purpose = seeing.published().of(visitor.controller()).purposes().values().stream().filter(one -> one.categories().containsKey("contact")).findFirst();
        if (purpose.isEmpty()) return Map.of();
        var use = Use.of(administrator(visitor), purpose.get().key(), "company-people").only("contact");
        return seeing.gate().useAt(use, List.of(contact.anchor())) instanceof Use.Answer.Given(var holdings) ? holdings.stream().map(Holding::fields).reduce(new TreeMap<>(), (all, fields) -> {
            fields.forEach(all::putIfAbsent);
            return all;
        }) : Map.of();
    }

    /// A kind of data, and until when it stays; nothing where it goes with the night.
    record Fate(String name, Optional<LocalDate> until) {}

    /// What becomes of what is held about someone in this place when they leave it. Nothing happens yet.
    List<Fate> leaving(Visitor visitor, Contact contact, LocalDate day) {
        var statement = seeing.published().of(visitor.controller());
        var zone = statement.controller().zone();
        var words = Vocabulary.in(MePages.language());
        var standings = seeing.sight().histories().standings(contact.subject()).stream().filter(standing -> standing.anchor().filter(contact.anchor()::equals).isPresent()).toList();
        var answers = seeing.sight().why().after(Events.LEFT_COMPANY, day.atStartOfDay(zone).toInstant(), standings.stream().map(Histories.Standing::terms).toList(), MePages.language());
        return standings.stream().collect(Collectors.groupingBy(Histories.Standing::category, TreeMap::new, Collectors.toList())).entrySet().stream()
                .filter(one -> statement.categories().containsKey(one.getKey()))
                .map(one -> new Fate(words.sentence(statement.categories().get(one.getKey()).name().in(MePages.language())), one.getValue().stream()
                        .map(standing -> answers.get(standing.terms())).filter(answer -> answer.reasons().stream().anyMatch(Why.Reason::lives))
                        .flatMap(answer -> answer.goes().stream()).map(at -> at.atZone(zone).toLocalDate()).max(LocalDate::compareTo))).toList();
    }
}
