package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.cases.booking.Booked;
import vern.cases.booking.Bookings;
import vern.cases.booking.Slots;
import vern.ledger.Actor;
import vern.mail.Dispatch;
import vern.promises.Keeps;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// A time is booked by one, who is invited, and is free again when it is called off.
@VernTest
class BookedOnceTest {

    private static final Actor SITE = new Actor.Job("site", "micromedic");

    @Autowired AppUnderTest app;
    @Autowired Slots slots;
    @Autowired Bookings bookings;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    private final String someone = Caller.address();

    @BeforeEach
    void calm() {
        database.sql("delete from staff.attempt").update();
    }

    private Desk desk(String role) {
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'micromedic' and b.role = ? and b.ended_at is null order by a.id limit 1""").param(role).query(String.class).single());
    }

    private long slot(Kind kind) {
        var place = "Rum " + Caller.address();
        slots.open("micromedic", kind, app.now().plus(Duration.ofDays(3)), Duration.ofHours(1), place);
        return database.sql("select id from cases.slot where place = ?").param(place).query(Long.class).single();
    }

    private Bookings.Wish wish(long slot) {
        return new Bookings.Wish("micromedic", slot, Map.of("name", "Fantasi Anna", "phone", "00000789", "address", "Fantasigatan 1", "email", someone), Optional.empty(), "sv");
    }

    @Test
    @Keeps("S-24")
    void eachKindStandsInTheCalendar() {
        for (var kind : List.of(Kind.DEMONSTRATION, Kind.SERVICE, Kind.REPAIR)) {
            var name = "Fantasi " + kind.code() + Caller.address().substring(0, 6);
            assertThat(bookings.book(new Bookings.Wish("micromedic", slot(kind), Map.of("name", name, "equipment", "Fantasisäng"), Optional.empty(), "sv"), SITE)).isInstanceOf(Booked.Done.class);

            assertThat(desk("customer-service").read("/desk/bookings")).contains(name, "booked");
        }
    }

    @Test
    @Keeps("S-25")
    void theAccessReportHasExactlyWhatWasGiven() {
        var done = (Booked.Done) bookings.book(wish(slot(Kind.SERVICE)), SITE);

        assertThat(desk("privacy-handler").read("/desk/people/" + done.subject().value() + "/access")).contains("Fantasi Anna", "00000789", "Fantasigatan 1", someone);
        assertThat(bookings.book(new Bookings.Wish("micromedic", slot(Kind.SERVICE), Map.of("name", "Fantasi", "diagnosis", "x"), Optional.empty(), "sv"), SITE))
                .isEqualTo(new Booked.Refused(Booked.Reason.FIELD_NOT_ALLOWED));
    }

    @Test
    void ofManyWhoWantTheSameTimeOneGetsIt() throws Exception {
        long slot = slot(Kind.DEMONSTRATION);
        var answers = java.util.Collections.synchronizedList(new ArrayList<Booked>());
        var go = new CountDownLatch(1);
        var all = new ArrayList<Thread>();
        for (int i = 0; i < 6; i++) all.add(Thread.ofPlatform().start(() -> {
            try {
                go.await();
                answers.add(bookings.book(wish(slot), SITE));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));

        go.countDown();
        for (var one : all) one.join();

        assertThat(answers).filteredOn(Booked.Done.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(new Booked.Refused(Booked.Reason.TAKEN)::equals).hasSize(5);
        assertThat(database.sql("select count(*) from cases.appointment where slot = ?").param(slot).query(Long.class).single()).isOne();
    }

    @Test
    void theInvitationIsReadByACalendar() throws Exception {
        bookings.book(wish(slot(Kind.DEMONSTRATION)), SITE);
        dispatch.deliver();

        var parts = (jakarta.mail.Multipart) Postbox.of(someone).getLast().getContent();
        var calendar = new String(parts.getBodyPart(1).getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/calendar");
        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").contains("METHOD:REQUEST", "UID:booking-", "DTSTART:", "STATUS:CONFIRMED").endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.lines()).allSatisfy(line -> assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }

    @Test
    void whatIsCalledOffIsFreeAgainToldAndGone() {
        long slot = slot(Kind.REPAIR);
        bookings.book(wish(slot), SITE);
        dispatch.deliver();

        desk("customer-service").send("/desk/bookings", "/desk/bookings/" + slot + "/cancellation", Map.of());
        dispatch.deliver();

        assertThat(Postbox.of(someone)).hasSize(2).last().satisfies(mail -> assertThat(mail.getSubject()).startsWith("Inställt"));
        assertThat(bookings.book(wish(slot), SITE)).isInstanceOf(Booked.Done.class);
        database.sql("update cases.slot set taken = taken where id = ?").param(slot).update();
        app.advance(Duration.ofDays(2));
        assertThat(database.sql("select count(*) from cases.booking where email = ?").param(someone).query(Long.class).single()).isOne();
    }

    @Test
    void timesAreOfferedAtTheDesk() {
        var day = LocalDate.ofInstant(app.now(), java.time.ZoneId.of("Europe/Stockholm")).plusDays(5);

        desk("customer-service").send("/desk/bookings", "/desk/bookings/slots", Map.of("kind", "demonstration", "day", day.toString(), "from", "09:00", "minutes", "30", "count", "3", "place", "Eksempelhuset"));

        assertThat(database.sql("select count(*) from cases.slot where place = 'Eksempelhuset' and controller = 'micromedic'").query(Long.class).single()).isEqualTo(3);
        assertThat(desk("marketing").get("/desk/bookings").statusCode()).isEqualTo(404);
    }

    @Test
    void whenItIsOverNothingSaysWhoHadTheTime() {
        long over = slot(Kind.DEMONSTRATION);
        long ahead = slot(Kind.SERVICE);
        var first = ((Booked.Done) bookings.book(wish(over), SITE)).subject();
        var second = ((Booked.Done) bookings.book(wish(ahead), SITE)).subject();

        var desk = desk("customer-service");
        desk.send("/desk/bookings", "/desk/bookings/" + over + "/completion", Map.of());
        app.advance(Duration.ofDays(1));

        assertThat(appointments(first)).isZero();
        assertThat(appointments(second)).isOne();
        assertThat(database.sql("select taken is not null from cases.slot where id = ?").param(over).query(Boolean.class).single()).isTrue();
        assertThat(desk("customer-service").read("/desk/bookings")).contains("done");
    }

    private long appointments(vern.ledger.SubjectId subject) {
        return database.sql("select count(*) from cases.appointment where subject = ?").param(subject.value()).query(Long.class).single();
    }
}
