package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.cases.Kind;
import vern.cases.booking.Booked;
import vern.cases.booking.Bookings;
import vern.cases.booking.Slots;
import vern.ledger.SubjectId;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// A dozen come to demonstrations at Micromedic. When it is over, the night leaves that there were a dozen, and nothing that leads back.
@Story
class NothingLinksBackTest {

    private static final int DOZEN = 12;
    private static final String WORD = "Fantasianonym";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Slots slots;
    @Autowired Bookings bookings;

    private record Left(String id, String text) {}

    private SubjectId books(int nth) {
        String place = "Rum NL " + nth;
        slots.open("micromedic", Kind.DEMONSTRATION, app.now().plus(Duration.ofHours(2 + nth)), Duration.ofMinutes(30), place);
        long slot = database.sql("select id from cases.slot where place = ?").param(place).query(Long.class).single();
        var fields = Map.of("name", WORD + " " + nth, "email", WORD.toLowerCase() + nth + "@postkasse.example", "phone", "+4600000" + (660 + nth));
        return ((Booked.Done) bookings.book(new Bookings.Wish("micromedic", slot, fields, Optional.empty(), "sv"), Counter.clerk("micromedic"))).subject();
    }

    /// Those tables of all schemas in which a row says something that the pattern finds.
    private List<String> tablesSaying(String pattern) {
        var tables = database.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(100);
        return tables.stream().filter(table -> database.sql("select exists (select 1 from " + table + " h where h::text ~* ?)").param(pattern).query(Boolean.class).single()).sorted().toList();
    }

    private List<Left> left() {
        return database.sql("select d.id::text as id, d::text as text from ledger.deidentified d join ledger.controller c on c.id = d.controller where c.key = 'micromedic' and d.category = 'booking' order by d.id")
                .query(Left.class).list();
    }

    private List<Long> numbers(String column, List<SubjectId> people) {
        return database.sql("select " + column + " from cases.appointment where subject = any(?)").param(people.stream().map(SubjectId::value).toArray(Long[]::new)).query(Long.class).list();
    }

    @Test
    @Keeps("S-43")
    void whatTheNightMakesAnonymousIsFoundByNobodyAndNoKeyLeadsBackToAPerson() {
        var people = new ArrayList<SubjectId>();
        IntStream.range(0, DOZEN).forEach(nth -> people.add(books(nth)));
        var desk = counter.desk("micromedic", "customer-service");
        String known = Desk.plain(desk.send("/desk/people", "/desk/people", Map.of("q", WORD)).body());
        var before = left();
        var keys = new ArrayList<>(numbers("id", people));
        keys.addAll(numbers("anchor", people));
        keys.addAll(numbers("slot", people));
        people.forEach(person -> keys.add(person.value()));

        app.advance(Duration.ofHours(20));
        var atWork = counter.desk("micromedic", "customer-service");
        numbers("slot", people).forEach(slot -> atWork.send("/desk/bookings", "/desk/bookings/" + slot + "/completion", Map.of()));
        counter.waitDays(2);

        var after = new ArrayList<>(left());
        after.removeAll(before);
        var later = counter.desk("micromedic", "customer-service");
        assertThat(known).contains(WORD + " 3");
        assertThat(after).as("countable still").hasSize(DOZEN).allSatisfy(row -> assertThat(row.text()).contains("demonstration"));
        assertThat(Desk.plain(later.send("/desk/people", "/desk/people", Map.of("q", WORD)).body()).replaceAll("<input[^>]*>", "")).doesNotContain(WORD);
        assertThat(later.get("/desk/people/" + people.getFirst().value()).statusCode()).isEqualTo(404);
        assertThat(tablesSaying(WORD + "|\\+4600000(66\\d|67[01])\\M")).as("who came").isEmpty();
        assertThat(tablesSaying(after.stream().map(Left::id).collect(Collectors.joining("|")))).as("a key that stands elsewhere").containsExactly("ledger.deidentified");
        assertThat(after).as("no number of a person, a booking, a case or a time").allSatisfy(row -> assertThat(row.text().replace(row.id(), "").replaceAll("\\d{4}-\\d\\d-\\d\\d", ""))
                .doesNotContainPattern("\\b(" + keys.stream().map(String::valueOf).filter(key -> key.length() > 2).collect(Collectors.joining("|")) + ")\\b"));
        assertThat(after).as("nothing but the kind and the month").allSatisfy(row -> assertThat(row.text().replaceAll("[^a-z]", "").replaceAll("booking|kind|demonstration", "")
                .replaceAll("[a-f]", "")).isEmpty());
    }
}
