package vern.site.forms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;

/// Takes in what is written in a form: a person, a case that it hangs on, and a letter to the company. Answered, the case is closed, and
/// what was written goes with the night.
@Component
class Enquiries {

    private static final List<String> COLUMNS = List.of("name", "company", "phone", "email", "product", "message");

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final JdbcClient database;
    private final Forwarding forwarding;

    Enquiries(Ledger.Setting setting, Ledger ledger, JdbcClient database, Forwarding forwarding) {
        this.setting = setting;
        this.ledger = ledger;
        this.database = database;
        this.forwarding = forwarding;
    }

    /// @param values by declared field, those that were filled in
    /// @param seal   the same for a form that is sent twice
    record Sent(Form form, Map<String, String> values, String language, byte[] seal) {
        @Override
        public String toString() {
            return "Sent" + values.keySet();
        }
    }

    sealed interface Outcome {
        record Taken(long number) implements Outcome {}

        /// The statement has no ground for it, or does not declare one of the fields there.
        record Refused(Placing.Reason reason) implements Outcome {}
    }

    Outcome take(Sent sent) {
        return setting.transactor().inTransaction(connection -> {
            var before = database.sql("select id from site.enquiry_case where seal = ?").param(sent.seal()).query(Long.class).optional();
            if (before.isPresent()) return new Outcome.Taken(before.get());
            var form = sent.form();
            var now = setting.clock().instant();
            var anchor = ledger.open(form.company(), "case", Optional.empty(), Map.of("case-opened", now));
            var wish = new Placing.Wish(form.company(), form.category().key(), "form", sent.values().keySet(), Optional.of(form.context().key()), Optional.of(anchor),
                    new SubjectId(0), true, now);
            return switch (ledger.place(wish)) {
                case Placing.Refused(var reason) -> new Outcome.Refused(reason);
                case Placing.Granted(var terms) -> {
                    var subject = ledger.subject(form.company());
                    var id = database.sql("select nextval('site.record_id')").query(Long.class).single();
                    write(sent, new Row(subject, id, anchor, terms.value()), now);
                    Trail.append(connection, new Entry(now, form.company(), new Actor.Self(subject, form.company()).audited(), "site.enquiry", OptionalLong.of(subject.value()),
                            Map.of("context", form.context().key(), "case-id", String.valueOf(id))));
                    forwarding.tell(sent, subject, anchor);
                    yield new Outcome.Taken(id);
                }
            };
        });
    }

    private record Row(SubjectId subject, long id, AnchorId anchor, int terms) {}

    private void write(Sent sent, Row row, Instant now) {
        var values = new ArrayList<@Nullable Object>(List.of(row.subject().value(), row.id(), row.anchor().value(), row.terms(),
                now.atZone(sent.form().statement().controller().zone()).toLocalDate()));
        COLUMNS.forEach(column -> values.add(sent.values().get(column)));
        database.sql("insert into site.enquiry (subject, id, anchor, terms, collected, name, company, phone, email, product, message) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(values).update();
        database.sql("insert into site.enquiry_case (id, company, context, anchor, received, seal) values (?, ?, ?, ?, ?, ?)")
                .params(row.id(), sent.form().company(), sent.form().context().key(), row.anchor().value(), now.atOffset(java.time.ZoneOffset.UTC), sent.seal()).update();
    }

    /// @param context the form that it came by
    record Open(long id, String context, AnchorId anchor, Instant received) {}

    List<Open> open(String company) {
        return database.sql("select id, context, anchor, received from site.enquiry_case where company = ? and closed is null order by received limit 200").param(company)
                .query((row, n) -> new Open(row.getLong("id"), row.getString("context"), new AnchorId(row.getLong("anchor")),
                        row.getObject("received", java.time.OffsetDateTime.class).toInstant())).list();
    }

    /// Answered. Returns whether there was such a case to close.
    boolean close(String company, long id, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var anchor = database.sql("update site.enquiry_case set closed = ? where id = ? and company = ? and closed is null returning anchor")
                    .params(now.atOffset(java.time.ZoneOffset.UTC), id, company).query(Long.class).optional();
            anchor.ifPresent(found -> ledger.happen(company, new AnchorId(found), "case-closed", now, actor));
            return anchor.isPresent();
        });
    }
}
