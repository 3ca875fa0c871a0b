package vern.cases;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.mail.inbox.Mailroom;

/// What comes by a form also goes to the company's mailbox, as its statement says. The copy lies there as long as the case is open.
@Component
class FormCopies {

    private final Ledger.Setting setting;
    private final Outbox outbox;
    private final CaseLetters letters;
    private final JdbcClient database;

    FormCopies(Ledger.Setting setting, Outbox outbox, CaseLetters letters, JdbcClient database) {
        this.database = database;
        this.setting = setting;
        this.outbox = outbox;
        this.letters = letters;
    }

    void send(Matter matter, Arrival arrival, Filing.Slot slot, Actor actor) {
        var statement = setting.declarations().inForce(matter.controller(), setting.clock().instant());
        var to = statement.controller().general().email().flatMap(Address::email);
        if (to.isEmpty()) return;
        var language = statement.primaryLanguage();
        var text = new StringBuilder();
        for (var field : new String[] {"name", "company", "phone", "email", "health-unit", "product", "message"}) {
            var value = slot.values().get(field);
            if (value != null) text.append(letters.text(language, "cases.field." + field)).append(": ").append(value).append('\n');
        }
        var content = Letter.Content.plain(letters.text(language, "cases.copy.subject") + " " + matter.reference(), text.toString());
        for (var purpose : letters.purposes(matter)) {
            var standing = new Letter.Standing(matter.controller(), matter.subject(), slot.category(), purpose, slot.source()).on(matter.filed().anchor());
            var letter = Letter.of(standing, to.get(), language, content).headed(Mailroom.COPY, matter.id().said());
            if (outbox.send(letter, actor) instanceof Posted.Waiting(var ignored, var number)) {
                database.sql("insert into cases.copy (subject, matter, controller, message_id) values (?, ?, ?, ?)")
                        .params(matter.subject().value(), matter.id().value(), matter.controller(), number).update();
                return;
            }
        }
    }
}
