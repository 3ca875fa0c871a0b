package vern.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;

/// People that tests put into the running application: a keeper with one table of its own, and the ledger to place them.
@TestComponent
final class Planted {

    private static final List<String> FIELDS = List.of("name", "title", "email", "phone", "address", "company", "invoice-number", "amount", "issued", "note");
    private static final AtomicLong NEXT = new AtomicLong(1);
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Ledger ledger;
    private final JdbcClient database;

    Planted(Ledger ledger, DataSource source) {
        this.ledger = ledger;
        database = JdbcClient.create(source);
    }

    /// The table, which is there before anyone asks the keeper.
    @Component
    static final class Crew implements Keeper {

        Crew(DataSource source) {
            var columns = FIELDS.stream().map(field -> column(field) + " text").collect(Collectors.joining(", "));
            JdbcClient.create(source).sql("create schema if not exists planted").update();
            JdbcClient.create(source).sql("create table if not exists planted.record (subject bigint not null, id bigint not null, anchor bigint,"
                    + " terms int not null, collected date not null, " + columns + ", primary key (subject, id))").update();
        }

        @Override
        public String name() {
            return "planted";
        }

        @Override
        public List<KeptTable> tables() {
            var columns = new TreeMap<String, String>();
            FIELDS.forEach(field -> columns.put(field, column(field)));
            return List.of(new KeptTable("planted.record", columns, List.of("name", "email", "phone")));
        }
    }

    /// A customer of IT total with contact details, a note and one invoice.
    record Customer(SubjectId subject, AnchorId relationship) {}

    Customer customer(String name, Instant since) {
        var relationship = ledger.open("it-total", "relationship", Optional.empty(), Map.of("relationship-begun", since));
        var subject = ledger.subject("it-total");
        var mail = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@eksempel.example";
        register(subject, relationship, since);
        put(wish("contact", "customer", subject, since).on(relationship), "name=" + name, "email=" + mail, "phone=+47 000 00 123", "address=Eksempelveien 12, Arendal");
        put(wish("assessment", "staff", subject, since).on(relationship), "note=Vil ha faktura samlet for " + name);
        var invoice = ledger.open("it-total", "invoice", Optional.of(relationship), Map.of("invoice-issued", since));
        put(wish("invoice", "customer", subject, since).on(invoice), "name=" + name, "invoice-number=F-" + subject.value() % 9973, "amount=899 kr");
        return new Customer(subject, relationship);
    }

    /// The register knows them as a customer, with one agreement.
    private void register(SubjectId subject, AnchorId relationship, Instant since) {
        var day = since.atZone(OSLO).toLocalDate();
        var agreement = ledger.open("it-total", "agreement", Optional.of(relationship), Map.of());
        database.sql("insert into register.party (id, controller, kind, anchor, state) values (:id, 'it-total', 'person', :anchor, 'customer')")
                .param("id", -subject.value()).param("anchor", relationship.value()).update();
        database.sql("insert into register.link (subject, party, controller, role, anchor, since) values (:subject, :party, 'it-total', 'self', :anchor, :since)")
                .param("subject", subject.value()).param("party", -subject.value()).param("anchor", relationship.value()).param("since", day).update();
        database.sql("insert into register.agreement (party, id, anchor, started) values (:party, :id, :anchor, :started)")
                .param("party", -subject.value()).param("id", -subject.value()).param("anchor", agreement.value()).param("started", day).update();
    }

    /// A fault: what is held about them does not go, whatever is done.
    void stuck(Customer customer) {
        database.sql("create or replace function planted.stays() returns trigger language plpgsql as 'begin return null; end'").update();
        database.sql("create trigger stays_" + customer.subject().value() + " before delete on planted.record for each row when (old.subject = "
                + customer.subject().value() + ") execute function planted.stays()").update();
    }

    private static Placing.Wish wish(String category, String source, SubjectId subject, Instant at) {
        return Placing.Wish.of("it-total", category, source, subject, at);
    }

    void put(Placing.Wish wish, String... fields) {
        var granted = (Placing.Granted) ledger.place(wish);
        var row = new TreeMap<String, Object>(Map.of("subject", wish.subject().value(), "id", NEXT.getAndIncrement(),
                "terms", granted.terms().value(), "collected", wish.collected().atZone(OSLO).toLocalDate()));
        wish.anchor().ifPresent(anchor -> row.put("anchor", anchor.value()));
        Arrays.stream(fields).forEach(field -> row.put(column(field.substring(0, field.indexOf('='))), field.substring(field.indexOf('=') + 1)));
        var names = List.copyOf(row.keySet());
        database.sql("insert into planted.record (" + String.join(", ", names) + ") values (:" + String.join(", :", names) + ")").params(row).update();
    }

    /// The relationship is over since then.
    void ended(Customer customer, Instant at) {
        ledger.happen("it-total", customer.relationship(), "relationship-ended", at, new vern.ledger.Actor.Job("test", "it-total"));
    }

    /// Every value that is stored about someone now.
    List<String> values(SubjectId subject) {
        return database.sql("select * from planted.record where subject = ?").param(subject.value()).query().listOfRows().stream()
                .flatMap(row -> FIELDS.stream().map(Planted::column).map(row::get).filter(java.util.Objects::nonNull)).map(String::valueOf).toList();
    }

    private static String column(String field) {
        return field.replace('-', '_');
    }
}
