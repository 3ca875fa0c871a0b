package vern.telemetry.signal;

import java.time.LocalDate;
import java.time.ZoneId;
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
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.register.Contact;
import vern.register.Parties;

/// Equipment at customers' homes: set up, and taken home again. Its line is how the network's data find the customer.
@Component
public class Devices {

    private static final List<String> SOURCES = List.of("order", "observed", "customer");

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Parties parties;

    Devices(JdbcClient database, Ledger.Setting setting, Ledger ledger, Parties parties) {
        this.database = database;
        this.setting = setting;
        this.ledger = ledger;
        this.parties = parties;
    }

    /// What is set up. `line` is a number of the network's, and says nothing about anyone.
    public record Order(SubjectId subject, String product, String serial, String line) {

        boolean complete() {
            return !product.isBlank() && !serial.isBlank() && line.matches("[A-Za-z0-9._-]{2,40}");
        }

        @Override
        public String toString() {
            return "Order[" + subject + "]";
        }
    }

    /// Holds it for as long as the customer relation gives a ground to. The number of the record, or nothing if it may not be held or
    /// the line is taken.
    public Optional<Long> setUp(Order order, Actor actor) {
        var controller = actor.controller();
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        var source = Optional.ofNullable(statement.categories().get("equipment")).flatMap(category -> SOURCES.stream().filter(category.sources()::contains).findFirst());
        var hook = parties.of(order.subject()).stream().filter(contact -> contact.left().isEmpty()).map(Contact::anchor).findFirst();
        if (source.isEmpty() || hook.isEmpty() || !order.complete() || taken(controller, order.line())) return Optional.empty();
        return setting.transactor().inTransaction(connection -> {
            var wish = Placing.Wish.of(controller, "equipment", source.get(), order.subject(), setting.clock().instant()).on(hook.get())
                    .holding(Set.of("product", "serial-number", "delivered"));
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return Optional.empty();
            var today = today(statement.controller().zone());
            long id = database.sql("""
                    insert into telemetry.device (subject, id, anchor, terms, collected, product, serial_number, delivered, line)
                    values (?, nextval('telemetry.record_id'), ?, ?, ?, ?, ?, ?, ?) returning id""")
                    .params(order.subject().value(), hook.map(AnchorId::value).get(), terms.value(), today, order.product().strip(), order.serial().strip(),
                            today.toString(), order.line()).query(Long.class).single();
            Trail.append(connection, entry(actor, "telemetry.device-set-up", order.subject(), id));
            return Optional.of(id);
        });
    }

    private boolean taken(String controller, String line) {
        return database.sql("""
                select exists (select 1 from telemetry.device d join ledger.terms t on t.id = d.terms join ledger.controller c on c.id = t.controller
                    where c.key = ? and d.line = ? and d.returned is null)""").params(controller, line).query(Boolean.class).single();
    }

    /// It came home: its line is nobody's any more.
    public boolean takeHome(SubjectId subject, long id, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var zone = setting.declarations().inForce(actor.controller(), setting.clock().instant()).controller().zone();
            int returned = database.sql("update telemetry.device set returned = ? where subject = ? and id = ? and returned is null")
                    .params(today(zone).toString(), subject.value(), id).update();
            if (returned > 0) Trail.append(connection, entry(actor, "telemetry.device-returned", subject, id));
            return returned > 0;
        });
    }

    /// The line of a record that the gate gave out.
    Optional<String> line(SubjectId subject, long id) {
        return database.sql("select line from telemetry.device where subject = ? and id = ?").params(subject.value(), id).query(String.class).optional();
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(setting.clock().instant(), zone);
    }

    private Entry entry(Actor actor, String kind, SubjectId subject, long id) {
        return new Entry(setting.clock().instant(), actor.controller(), actor.audited(), kind, OptionalLong.of(subject.value()), Map.of("record-id", String.valueOf(id)));
    }
}
