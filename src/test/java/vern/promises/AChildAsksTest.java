package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.audiences.Spared;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// A child may ask like anyone. Below the age of the law pack a guardian is answered, from it the child; a no is heard at any age, and nobody
/// who is not of age is marketed to.
@Story
class AChildAsksTest {

    private static final String COMPANY = "midt-it";

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Spared spared;
    @Autowired Ledger ledger;
    @Autowired Mailing mailing;

    private SubjectId aged(int years, String number, String email) {
        return counter.customer(COMPANY, number, Row.person("Fantasi Ung " + years).and("email", email).and("subscription", "Bredbånd 500").and("source", "customer")
                .and("birth_date", counter.today().minusYears(years).minusDays(30).toString()).since(counter.today().minusDays(40)));
    }

    private Visiting visiting() {
        return new Visiting(counter, app, database, dispatch);
    }

    /// Asks for a copy on Min side; the page of the request there, and at the desk.
    private List<String> asks(Desk mine) {
        String form = "/" + COMPANY + "/me/requests/new/access";
        assertThat(mine.read(form)).contains("If you are under 15 you may ask for this yourself");
        String page = mine.send(form, form, Map.of("message", "")).headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "").replaceAll("\\?.*", "");
        return List.of(page, "/desk/requests/" + page.replaceAll(".*/", ""));
    }

    @Test
    void aTwelveYearOldsRequestCountsAndItsAnswerGoesToAGuardianOnceThatIsSeen() {
        aged(12, "CA-1", "tolv-ca@postkasse.example");
        Desk mine = visiting().signedIn(COMPANY, "tolv-ca@postkasse.example");
        var pages = asks(mine);
        Desk desk = counter.desk(COMPANY, "privacy-handler");
        String page = pages.getLast();

        String own = mine.read(pages.getFirst());
        String alone = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        desk.send(page, page + "/guardian", Map.of("email", "foresatt-ca@postkasse.example"));
        String unseen = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        desk.send(page, page + "/mandate", Map.of("until", counter.today().plusYears(2).toString()));
        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        dispatch.deliver();

        assertThat(own).contains("You get an answer by", "we answer one of your guardians");
        assertThat(alone).contains("the answer goes to a guardian. Find out who that is first");
        assertThat(unseen).contains("See the power of attorney first").doesNotContain("A copy of everything we hold about you");
        assertThat(answered).contains("A copy of everything we hold about you");
        assertThat(Postbox.of("foresatt-ca@postkasse.example")).isNotEmpty();
        assertThat(mine.read(pages.getFirst())).doesNotContain("we answer one of your guardians").doesNotContain("Download the copy");
        assertThat(mine.send(pages.getFirst(), pages.getFirst() + "/copy", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void aSixteenYearOldIsAnsweredThemselves() {
        aged(16, "CA-2", "seksten-ca@postkasse.example");
        Desk mine = visiting().signedIn(COMPANY, "seksten-ca@postkasse.example");
        var pages = asks(mine);
        Desk desk = counter.desk(COMPANY, "privacy-handler");

        String answered = Desk.plain(desk.send(pages.getLast(), pages.getLast() + "/answer", Map.of()).body());

        assertThat(mine.read(pages.getFirst())).doesNotContain("one of your guardians").contains("You asked for access on", "Download the copy");
        assertThat(mine.send(pages.getFirst(), pages.getFirst() + "/copy", Map.of()).headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answered).contains("A copy of everything we hold about you");
    }

    @Test
    void aChildsNoToAdvertisingNeedsNoGuardian() {
        var who = aged(12, "CA-3", "nei-ca@postkasse.example");
        var asked = new Asked(counter, database);
        Desk desk = counter.desk(COMPANY, "privacy-handler");
        String page = asked.taken(desk, "marketing-block", "Fantasi Ung 12", Map.of("person", String.valueOf(who.value()), "language", "en"));

        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());

        assertThat(answered).contains("You get no more advertising from us");
    }

    @Test
    void nobodyWhoIsNotOfAgeIsMarketedTo() {
        var child = aged(12, "CA-4", "tolv-ca4@postkasse.example");
        var youth = aged(17, "CA-5", "sytten-ca5@postkasse.example");
        var adult = aged(18, "CA-6", "atten-ca6@postkasse.example");

        for (var one : List.of(child, adult)) ledger.consent(COMPANY, one, "newsletter", Map.of("channel", "phone"), Counter.clerk(COMPANY));
        var editor = new Editor(app, mailing, dispatch, database, COMPANY);

        long issue = editor.send("Nytt for voksne", Map.of("purposes", "newsletter"));

        assertThat(spared.minors(COMPANY, Set.of(child, youth, adult))).containsExactlyInAnyOrder(child, youth);
        assertThat(List.of(editor.decided(issue, child.value()), editor.decided(issue, adult.value()))).containsExactly("minor", "posted");
    }
}
