package vern.register;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.register.Problem.Code;

/// Makes agreements with those who are in the register: another one for a customer, the first one for a possible customer, whose
/// details then are a customer's.
@Component
public final class Conversion {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Parties parties;
    private final Records records;
    private final Relations relations;
    private final Register register;

    Conversion(Ledger.Setting setting, Ledger ledger, Parties parties, Records records, Relations relations, Register register) {
        this.setting = setting;
        this.ledger = ledger;
        this.parties = parties;
        this.records = records;
        this.relations = relations;
        this.register = register;
    }

    /// Begins an agreement. Refused, with nothing written, where a possible customer lacks what a customer must have given.
    public Registered begin(Party party, Agreement.Terms terms, Actor actor) {
        var problems = party.state() == Party.State.PROSPECT ? lacking(party) : List.<Problem>of();
        if (!problems.isEmpty()) return new Registered.Refused(problems);
        return setting.transactor().inTransaction(connection -> {
            var anchor = relations.begin(party, terms, actor);
            var people = parties.contacts(party.id()).stream().filter(contact -> contact.left().isEmpty()).toList();
            if (party.state() == Party.State.PROSPECT) people.forEach(contact -> convert(party, contact));
            if (party.kind() != PartyKind.ORGANISATION) register.service(party, people.getFirst().subject(), terms, anchor);
            var subjects = people.stream().map(Contact::subject).toList();
            if (!subjects.isEmpty()) register.audit(connection, actor, "register.agreement-begun", subjects.getFirst(),
                    Map.of("party.id", "" + party.id().value()));
            return new Registered.Done(parties.get(party.id()), subjects);
        });
    }

    private List<Problem> lacking(Party party) {
        if (party.kind() == PartyKind.ORGANISATION) return List.of();
        var duties = register.duties(party.controller());
        Set<String> held = parties.contacts(party.id()).stream().flatMap(contact -> records.rows(contact.subject(), "prospect").stream())
                .flatMap(row -> row.fields().stream()).collect(Collectors.toSet());
        return duties.requiredOfCustomers().stream().filter(field -> !field.equals("company") && !held.contains(field)).map(field -> new Problem(field, Code.MISSING)).toList();
    }

    private void convert(Party party, Contact contact) {
        var duties = register.duties(party.controller());
        var category = duties.contactCategory(party.kind(), true, "");
        if (category.isEmpty()) return;
        ZoneId zone = duties.statement().controller().zone();
        for (var from : List.of("prospect", "event-contact")) {
            for (var row : records.rows(contact.subject(), from)) {
                var source = duties.source(category.get(), row.source());
                var wish = new Placing.Wish(party.controller(), category.get(), source.orElse(row.source()), row.fields(), Optional.empty(),
                        Optional.of(row.anchor()), contact.subject(), false, row.collected().atStartOfDay(zone).toInstant());
                if (ledger.place(wish) instanceof Placing.Granted(var granted)) {
                    records.replace(contact.subject(), Place.PERSON, row.id(), granted);
                }
            }
        }
    }
}
