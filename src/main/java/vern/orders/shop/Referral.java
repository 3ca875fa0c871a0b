package vern.orders.shop;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.register.Parties;
import vern.register.PartyId;

/// Sends what someone asks of us on to the customer who entered them. What we hold of them we hold for the customer, and only the
/// customer's instruction changes it.
@Component
class Referral {

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Parties parties;
    private final Confirmations letters;

    Referral(JdbcClient database, Ledger.Setting setting, Parties parties, Confirmations letters) {
        this.database = database;
        this.setting = setting;
        this.parties = parties;
        this.letters = letters;
    }

    /// Who is principal for someone, and what their data with us hang on.
    record Entered(PartyId principal, List<AnchorId> anchors) {}

    /// Empty for someone whom no customer has entered.
    Optional<Entered> of(String controller, SubjectId subject) {
        var found = database.sql("""
                select party, anchor from orders.sale where controller = ? and patient = ?
                union select party, anchor from orders.shop_user where controller = ? and holder = ?""").params(controller, subject.value(), controller, subject.value())
                .query((row, _) -> Map.entry(row.getLong("party"), new AnchorId(row.getLong("anchor")))).list();
        return found.stream().map(Map.Entry::getKey).findFirst().map(party -> new Entered(new PartyId(party),
                found.stream().filter(one -> one.getKey().equals(party)).map(Map.Entry::getValue).toList()));
    }

    /// How many contact persons of the principal were written to. The letter names nobody: the number is the one on our page.
    long forward(SubjectId subject, Entered entered, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            database.sql("insert into orders.forwarded (controller, about, party, at) values (?, ?, ?, ?)")
                    .params(actor.controller(), subject.value(), entered.principal().value(), Timestamp.from(setting.clock().instant())).update();
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "orders.forwarded", OptionalLong.of(subject.value()),
                    Map.of("party.id", "" + entered.principal().value())));
            return parties.contacts(entered.principal()).stream().filter(contact -> contact.left().isEmpty())
                    .filter(contact -> letters.forward(actor.controller(), contact.subject(), subject)).count();
        });
    }
}
