package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.orders.InvoiceColumn;
import vern.orders.InvoiceImport;
import vern.register.Agreement;
import vern.register.Conversion;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Parties;
import vern.register.Party;
import vern.register.PartyId;
import vern.register.Register;
import vern.register.Registered;
import vern.register.Relations;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// What staff do at the counter, through the same doors: take customers and invoices in from files, look people up, tell what
/// has happened. And what an auditor does: look into the tables.
class Counter {

    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private final AppUnderTest app;
    private final JdbcClient database;
    private final Import customers;
    private final InvoiceImport invoices;
    private final Ledger ledger;
    private final Gate gate;
    private final Published published;
    private final Doors doors;

    /// What the counter's work goes through.
    @Component
    record Doors(Import customers, InvoiceImport invoices, Ledger ledger, Gate gate, Published published, Register register, Conversion conversion,
                 Relations relations, Parties parties) {}

    Counter(AppUnderTest app, JdbcClient database, Doors doors) {
        this.app = app;
        this.database = database;
        customers = doors.customers();
        invoices = doors.invoices();
        ledger = doors.ledger();
        gate = doors.gate();
        published = doors.published();
        this.doors = doors;
    }

    LocalDate today() {
        return LocalDate.ofInstant(app.now(), ZONE);
    }

    /// The company's statement file with the next number, in force today, as it would be brought to the desk.
    String nextVersion(String company) {
        int number = published.of(company).version().number() + 1;
        try {
            return new ClassPathResource("examples/" + company + "/statement.yaml").getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("(?m)^  number: \\d+$", "  number: " + number).replaceFirst("(?m)^  effective: .*$", "  effective: " + today())
                    .replaceFirst("(?m)^  told: .*$", "  told: " + today().minusDays(20));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Someone at a company's desk, in English: `privacy-handler`.
    Desk desk(String company, String role) {
        return desk(company, role, "en");
    }

    Desk desk(String company, String role, String language) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort(), language).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    /// The morning of a day, its night's sweep done.
    void waitUntil(LocalDate day) {
        app.advance(day.atTime(9, 0).atZone(ZONE).toInstant());
    }

    void waitDays(int days) {
        app.advance(Duration.ofDays(days));
    }

    /// Takes in one customer, who must be taken.
    SubjectId customer(String company, String number, Row row) {
        Import.Outcome outcome = attempt(company, row.and("customer_no", number), new Undated.Prospects());
        assertThat(outcome.refused()).isEmpty();
        return database.sql("select subject from register.link where controller = ? and number = ?").params(company, number)
                .query((found, _) -> new SubjectId(found.getLong(1))).single();
    }

    /// A private customer who signs up now, for each of these subscriptions.
    SubjectId subscriber(String company, Given given, String... subscriptions) {
        var first = new Agreement.Terms(subscriptions[0], today(), Optional.empty());
        if (!(doors.register().add(NewCustomer.person(company, given, first), clerk(company)) instanceof Registered.Done(var party, var people))) {
            throw new AssertionError("not registered");
        }
        for (var next : List.of(subscriptions).subList(1, subscriptions.length)) {
            assertThat(doors.conversion().begin(party, new Agreement.Terms(next, today(), Optional.empty()), clerk(company))).isInstanceOf(Registered.Done.class);
        }
        return people.getFirst();
    }

    /// What a public register says of someone is taken over.
    void refresh(String company, SubjectId who, Map<String, String> values) {
        assertThat(doors.register().refresh(company, who, values, clerk(company))).isTrue();
    }

    /// A possible customer makes an agreement from today.
    void converts(String company, SubjectId who) {
        Party party = party(who);
        assertThat(doors.conversion().begin(party, new Agreement.Terms("Avtale", today(), Optional.empty()), clerk(company))).isInstanceOf(Registered.Done.class);
    }

    /// One of someone's agreements has had its last day; the oldest is 0.
    void ends(SubjectId who, int agreement, LocalDate day) {
        Party party = party(who);
        doors.relations().end(doors.parties().agreements(party.id()).get(agreement), day, clerk(party.controller()));
    }

    /// Something that a module yet to come would hold: placed by the ledger, and written where it is swept.
    void keep(Placing.Wish wish, String email, String amount) {
        assertThat(doors.ledger().place(wish)).isInstanceOfSatisfying(Placing.Granted.class, granted ->
                database.sql("insert into later.record (subject, id, anchor, terms, collected, email, amount) values (?, nextval('later.number'), ?, ?, ?, ?, ?)")
                        .params(wish.subject().value(), wish.anchor().map(AnchorId::value).orElse(null), granted.terms().value(),
                                LocalDate.ofInstant(wish.collected(), ZONE), email, amount).update());
    }

    Party party(SubjectId who) {
        return doors.parties().get(new PartyId(database.sql("select party from register.link where subject = ?").param(who.value()).query(Long.class).single()));
    }

    /// Takes in one customer, or learns why not.
    Import.Outcome attempt(String company, Row row, Undated undated) {
        return file(row, sheet -> customers.run(
                new Import.Order(company, Mapping.guess(Column.class, sheet.header()), undated, false, clerk(company)), sheet));
    }

    void invoice(String company, String customer, LocalDate issued) {
        Row row = Row.of("invoice_no", customer + "-1").and("customer_no", customer).and("issued", issued.toString())
                .and("due", issued.plusDays(14).toString()).and("amount", "100.00").and("text", "Skruer").and("name", "Fantasi Faktura");
        Import.Outcome outcome = file(row, sheet -> invoices.run(
                new InvoiceImport.Order(company, Mapping.guess(InvoiceColumn.class, sheet.header()), false, clerk(company), Map.of()), sheet));
        assertThat(outcome.counts().taken()).isOne();
    }

    /// Something happens to the customer relation.
    void relation(String company, SubjectId who, String event, LocalDate day) {
        happen(company, "select p.anchor from register.link l join register.party p on p.id = l.party where l.subject = ?", who, event, day);
    }

    /// Something happens to what someone is for a customer: its contact person.
    void contact(String company, SubjectId who, String event, LocalDate day) {
        happen(company, "select anchor from register.link where subject = ?", who, event, day);
    }

    private void happen(String company, String anchor, SubjectId who, String event, LocalDate day) {
        AnchorId found = new AnchorId(database.sql(anchor).param(who.value()).query(Long.class).single());
        ledger.happen(company, found, event, day.atStartOfDay(ZONE).toInstant(), clerk(company));
    }

    /// The categories of which a row about the person lies in a table.
    Set<String> held(SubjectId who) {
        return Set.copyOf(database.sql("""
                select t.category from (select subject, terms from register.person union all select subject, terms from register.detail
                    union all select subject, terms from orders.invoice
                    union all select subject, terms from later.record) h join ledger.terms t on t.id = h.terms where h.subject = ?""")
                .param(who.value()).query(String.class).list());
    }

    /// What someone of that role is given about a person, for a purpose.
    List<Holding> given(String company, String role, String purpose, SubjectId who) {
        return given(gate.use(Use.of(staff(company, role), purpose, "page"), who));
    }

    /// The categories of the same.
    Set<String> usable(String company, String role, String purpose, SubjectId who) {
        return Set.copyOf(given(company, role, purpose, who).stream().map(Holding::category).toList());
    }

    /// Whom someone of that role finds by a word, for a purpose.
    Set<SubjectId> found(String company, String role, String purpose, String word) {
        return Set.copyOf(given(gate.search(Use.of(staff(company, role), purpose, "search"), word, 100)).stream().map(Holding::subject).toList());
    }

    private static List<Holding> given(Use.Answer answer) {
        return switch (answer) {
            case Use.Answer.Given(var holdings) -> holdings;
            case Use.Answer.Refused(var refusal) -> throw new AssertionError("the gate refused: " + refusal);
        };
    }

    static Actor staff(String company, String role) {
        return new Actor.Staff(4711, company, Set.of(role), true);
    }

    static Actor clerk(String company) {
        return new Actor.Job("counter", company);
    }

    private interface Reading<T> {
        T of(Sheet sheet);
    }

    private static <T> T file(Row row, Reading<T> reading) {
        try {
            Path file = Files.createTempFile("row", ".csv");
            try {
                Files.write(file, List.of(String.join(",", row.cells().keySet()), String.join(",", row.cells().values())));
                return reading.of(Sheet.open(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// One row of a file, by its headers. Everybody in it is invented.
    record Row(Map<String, String> cells) {

        static Row of(String... headersAndValues) {
            Row row = new Row(Map.of());
            for (int i = 0; i < headersAndValues.length; i += 2) {
                row = row.and(headersAndValues[i], headersAndValues[i + 1]);
            }
            return row;
        }

        /// A private person with all that any of the companies asks for.
        static Row person(String name) {
            return of("kind", "person", "name", name, "email", Arrays.hashCode(name.toCharArray()) + "@postkasse.example",
                    "phone", "+47 000 00 999", "address", "Eksempelveien 9", "postal_code", "6470", "city", "Eresfjord", "country", "NO",
                    "birth_date", "1970-04-01");
        }

        /// The contact person of an organisation.
        static Row contact(String organisation, String name) {
            return of("kind", "organisation", "company", organisation, "name", name, "email", Arrays.hashCode(name.toCharArray()) + "@eksempel.example",
                    "phone", "+47 000 00 998", "title", "innkjøper");
        }

        Row since(LocalDate day) {
            return and("agreement_start", day.toString()).and("collected", day.toString());
        }

        Row until(LocalDate day) {
            return and("agreement_end", day.toString());
        }

        Row and(String header, String value) {
            Map<String, String> more = new TreeMap<>(cells);
            more.put(header, value);
            return new Row(more);
        }

        Row without(String header) {
            Map<String, String> less = new TreeMap<>(cells);
            less.remove(header);
            return new Row(less);
        }
    }
}
