package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.law.Country;
import vern.law.Law;
import vern.mail.Dispatch;
import vern.testing.Desk;
import vern.testing.Postbox;

/// The time limits of Art. 12(3) and Regulation 1182/71, as the desk sets them: one month from the day a request came, to a working day of the company's own country.
@Story
class DeadlinesAtTheDeskTest {

    /// Day it came, last day in Norway, last day in Sweden.
    private static final List<List<String>> VECTORS = List.of(
            List.of("2026-01-31", "2026-03-02", "2026-03-02"), List.of("2025-12-24", "2026-01-26", "2026-01-26"), List.of("2026-03-02", "2026-04-07", "2026-04-02"),
            List.of("2026-03-05", "2026-04-07", "2026-04-07"), List.of("2026-04-01", "2026-05-04", "2026-05-04"), List.of("2026-04-17", "2026-05-18", "2026-05-18"),
            List.of("2026-04-25", "2026-05-26", "2026-05-25"), List.of("2026-05-06", "2026-06-08", "2026-06-08"), List.of("2026-08-31", "2026-09-30", "2026-09-30"),
            List.of("2026-11-30", "2026-12-30", "2026-12-30"), List.of("2026-12-06", "2027-01-06", "2027-01-07"));

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Law law;

    private Asked asked;

    @BeforeEach
    void afterTheLastOfThem() {
        asked = new Asked(counter, database);
        if (counter.today().isBefore(LocalDate.of(2026, 12, 8))) counter.waitUntil(LocalDate.of(2026, 12, 8));
    }

    private LocalDate day(String company, String page, String column) {
        return database.sql("select " + column + " from rights.request where controller = ? and number = ?").params(company, Integer.valueOf(page.replaceAll("\\D", ""))).query(LocalDate.class).single();
    }

    @Test
    void eachCompanyAnswersByTheDayThatItsOwnCountryReckons() {
        Desk norway = counter.desk("midt-it", "privacy-handler");
        Desk sweden = counter.desk("micromedic", "privacy-handler");
        var reckoned = new ArrayList<List<String>>();

        for (var vector : VECTORS) {
            String one = asked.taken(norway, "complaint", "Fantasi Fristnor", Map.of("came", vector.getFirst()));
            String other = asked.taken(sweden, "complaint", "Fantasi Fristsve", Map.of("came", vector.getFirst(), "language", "sv"));
            reckoned.add(List.of(vector.getFirst(), day("midt-it", one, "due").toString(), day("micromedic", other, "due").toString()));
        }

        assertThat(reckoned).isEqualTo(VECTORS);
    }

    @Test
    void moreTimeIsThreeMonthsInAllAndTheCalendarShowsTheNewDay() throws Exception {
        Desk desk = counter.desk("midt-it", "privacy-handler");
        String page = asked.taken(desk, "access", "Fantasi Mertid", Map.of("email", "da-1@postkasse.example"));
        var until = law.pack(new Country("NO")).extendedAnswerDue(counter.today());

        desk.send(page, page + "/extension", Map.of("ground", "vi leter i to arkiver"));
        var address = java.util.regex.Pattern.compile("/calendar/[A-Za-z0-9_-]{43}\\.ics").matcher(desk.send("/desk/requests/calendar", "/desk/requests/calendar", Map.of()).body());
        assertThat(address.find()).isTrue();
        String calendar = desk.get(address.group()).body();

        assertThat(day("midt-it", page, "extended")).isEqualTo(until);
        assertThat(calendar.replace("\r\n", "\n")).containsPattern("UID:K-" + page.replaceAll("\\D", "") + "-midt-it@vern\nDTSTAMP:\\S+\nDTSTART;VALUE=DATE:" + until.toString().replace("-", ""))
                .doesNotContain("Mertid");
    }

    @Test
    void theClockStandsStillWhileThePersonShowsWhoTheyAreIfTheyWereAskedWithoutDelay() {
        asked.customer("midt-it", "DA-2", "Fantasi Ventetid", "da-2@postkasse.example");
        asked.customer("midt-it", "DA-3", "Fantasi Senspurt", "da-3@postkasse.example");
        Desk desk = counter.desk("midt-it", "privacy-handler");
        String soon = asked.taken(desk, "access", "Fantasi Ventetid", Map.of("email", "da-2@postkasse.example"));
        String late = asked.taken(desk, "access", "Fantasi Senspurt", Map.of("email", "da-3@postkasse.example", "came", counter.today().minusDays(12).toString()));
        var due = List.of(day("midt-it", soon, "due"), day("midt-it", late, "due"));

        for (String page : List.of(soon, late)) desk.send(page, page + "/question", Map.of());
        String waits = desk.read(soon);
        counter.waitDays(4);
        for (String page : List.of(soon, late)) asked.identified(desk, page);

        assertThat(waits).contains("The clock stands still");
        assertThat(List.of(day("midt-it", soon, "due"), day("midt-it", late, "due"))).containsExactly(due.getFirst().plusDays(4), due.getLast());
    }

    @Test
    void thoseWhoAnswerAreRemindedByMailAndTheDirectorIsToldOfWhatIsLate() throws Exception {
        Desk desk = counter.desk("midt-it", "privacy-handler");
        String page = asked.taken(desk, "access", "Fantasi Glemt", Map.of());
        String number = "K-" + page.replaceAll("\\D", "");
        var due = day("midt-it", page, "due");

        counter.waitUntil(due.minusDays(2));
        dispatch.deliver();
        var reminded = subjects("privacy-handler");
        var early = subjects("managing-director");
        counter.waitUntil(due.plusDays(2));
        dispatch.deliver();

        assertThat(reminded).anyMatch(subject -> subject.contains(number + " må besvares"));
        assertThat(early).noneMatch(subject -> subject.contains(number + " er ikke besvart i tide"));
        assertThat(subjects("managing-director")).anyMatch(subject -> subject.contains(number + " er ikke besvart i tide"));
    }

    private List<String> subjects(String role) throws Exception {
        var found = new ArrayList<String>();
        for (var mail : Postbox.of(database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = 'midt-it' and b.role = ? and b.ended_at is null order by a.id limit 1")
                .param(role).query(String.class).single())) found.add(mail.getSubject());
        return found;
    }
}
