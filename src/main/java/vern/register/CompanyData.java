package vern.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Rectification;

/// What a customer company keeps right about itself: its name, and the address of those who work there. A name that stands in a public register
/// under the company's number waits until someone at the desk has compared it; everything else counts at once.
@Component
public final class CompanyData {

    private final JdbcClient database;
    private final Parties parties;
    private final Rectification rectification;
    private final Ledger.Setting setting;

    CompanyData(JdbcClient database, Parties parties, Rectification rectification, Ledger.Setting setting) {
        this.database = database;
        this.parties = parties;
        this.rectification = rectification;
        this.setting = setting;
    }

    /// The name that waits to be compared.
    public Optional<String> asked(PartyId party) {
        return database.sql("select asked_name from register.party where id = ? and asked_name is not null").param(party.value()).query(String.class).optional();
    }

    /// The customers of a company whose new names wait, the oldest first.
    public List<PartyId> waiting(String controller) {
        return database.sql("select id from register.party where controller = ? and asked_name is not null order by id").param(controller).query((row, _) -> new PartyId(row.getLong(1))).list();
    }

    /// The company says that this is its name. Whether it counts already.
    public boolean rename(Party party, String name, Actor actor) {
        if (party.number().isEmpty()) {
            take(party, name, actor);
            return true;
        }
        setting.transactor().inTransaction(connection -> {
            database.sql("update register.party set asked_name = ? where id = ?").params(name, party.id().value()).update();
            Trail.append(connection, entry(party, "register.name-asked", actor));
            return party;
        });
        return false;
    }

    /// Someone at the desk has compared the name that waits: it counts now, or it does not.
    public void decide(Party party, boolean right, Actor actor) {
        var name = asked(party.id());
        if (name.isEmpty()) return;
        if (right) take(party, name.get(), actor);
        else setting.transactor().inTransaction(connection -> {
            database.sql("update register.party set asked_name = null where id = ?").param(party.id().value()).update();
            Trail.append(connection, entry(party, "register.name-declined", actor));
            return party;
        });
    }

    /// The name stands with the customer and, where that is declared, with each of its contact persons.
    private void take(Party party, String name, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            database.sql("update register.party set name = ?, asked_name = null where id = ?").params(name, party.id().value()).update();
            party.name().ifPresent(was -> working(party).forEach(contact -> correct(contact, "company", Optional.of(was), name, actor)));
            Trail.append(connection, entry(party, "register.renamed", actor));
            return party;
        });
    }

    /// The address of everyone who works there; `was` is what stands with each, by field. Those whose own differs keep theirs.
    public List<Contact> move(Party party, Map<String, String> was, Map<String, String> becomes, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            for (var contact : working(party)) {
                becomes.forEach((field, value) -> correct(contact, field, Optional.ofNullable(was.get(field)).filter(one -> !one.isEmpty()), value, actor));
            }
            Trail.append(connection, entry(party, "register.moved", actor));
            return working(party);
        });
    }

    private void correct(Contact contact, String field, Optional<String> was, String becomes, Actor actor) {
        rectification.correct(actor.controller(), contact.subject(), new Rectification.Change(Set.of("contact"), field, was, Optional.of(becomes).filter(value -> !value.isEmpty()),
                Optional.of(contact.anchor())), actor);
    }

    private List<Contact> working(Party party) {
        return parties.contacts(party.id()).stream().filter(contact -> !contact.self() && contact.left().isEmpty()).toList();
    }

    private Entry entry(Party party, String what, Actor actor) {
        return new Entry(setting.clock().instant(), party.controller(), actor.audited(), what, OptionalLong.empty(), Map.of("party.id", String.valueOf(party.id().value())));
    }
}
