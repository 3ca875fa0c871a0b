package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.register.Given;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// A question to customers: who is invited, and where an answer lies.
@Story
class AskedInASurveyTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    private Desk marketing() {
        return counter.desk("midt-it", "marketing");
    }

    private SubjectId customer(String name) {
        return counter.subscriber("midt-it", Given.of("customer", Map.of("name", name, "email", address(name), "phone", "+4722000071", "address", "Eksempelveien 9",
                "postal-code", "6470", "city", "Eresfjord", "country", "NO")).born(LocalDate.of(1980, 4, 1)), "Survey");
    }

    private static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@survey.example";
    }

    @Test
    @Keeps("M2-34")
    void aCustomerWhoHasReservedThemselvesIsNotInvitedToASurvey() throws Exception {
        var asked = customer("Fantasi Spurt");
        var reserved = customer("Fantasi Reservertspm");
        var objects = customer("Fantasi Motspm");
        survey("Hvor fornøyd er du med Survey først?");
        for (var name : List.of("Fantasi Spurt", "Fantasi Reservertspm", "Fantasi Motspm")) assertThat(Postbox.of(address(name))).as(name).hasSize(1);
        ledger.close("midt-it", reserved, MarketingChannel.EMAIL, new Actor.Self(reserved, "midt-it"));
        new Desk(app.url("/").getPort()).send(invitation("Fantasi Motspm"), invitation("Fantasi Motspm") + "/refusal", Map.of());

        var place = survey("Hvor fornøyd er du med Survey?");

        long number = Long.parseLong(place.replaceFirst(".*/", ""));
        assertThat(List.of(invited(number, asked), invited(number, reserved), invited(number, objects))).containsExactly("asked", "closed", "");
        assertThat(Postbox.of(address("Fantasi Spurt"))).hasSize(2);
        assertThat(Postbox.of(address("Fantasi Reservertspm"))).hasSize(1);
        assertThat(Postbox.of(address("Fantasi Motspm"))).hasSize(1);
        assertThat(letters(reserved) + letters(objects)).isZero();
        assertThat(marketing().read(place)).contains("have said no to e-mail");
    }

    private String survey(String question) {
        var place = marketing().send("/desk/surveys", "/desk/surveys", Map.of("question", question, "language", "nb")).headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        marketing().send(place, place + "/sending", Map.of());
        dispatch.deliver();
        return place;
    }

    private static String invitation(String name) throws Exception {
        return Postbox.of(address(name)).getLast().getContent().toString().replaceAll("(?s).*https?://[^/]+(/midt-it/surveys/\\S+).*", "$1");
    }

    private String invited(long survey, SubjectId who) {
        return database.sql("select outcome from marketing.invited where survey = ? and subject = ?").params(survey, who.value()).query(String.class).optional().orElse("");
    }

    private long letters(SubjectId who) {
        return database.sql("select count(*) from mail.sending where subject = ? and state <> 'sent'").param(who.value()).query(Long.class).single();
    }

    @Test
    @Keeps("M2-34")
    void answersLieApartTheLatestCountsAndTheOneBeforeIsErasedOnRecord() throws Exception {
        var asked = customer("Fantasi Svarer");
        var place = survey("Hvor fornøyd er du med Survey nå?");
        var link = invitation("Fantasi Svarer");
        var visitor = new Desk(app.url("/").getPort());
        assertThat(visitor.read(link)).contains("Hvor fornøyd er du med Survey nå?", "voluntary");
        visitor.send(link, link, Map.of("answer", "2"));
        assertThat(Desk.plain(visitor.send(link, link, Map.of("answer", "4")).body())).contains("Your answer is saved");
        var kept = database.sql("""
                select a.answer, t.category, (select max(g.until) from ledger.ground g where g.terms = t.id) as until
                from marketing.answer a join ledger.terms t on t.id = a.terms where a.subject = ?""").param(asked.value()).query().listOfRows();
        assertThat(kept).hasSize(1);
        assertThat(database.sql("select count(*) from audit.entry where subject = ? and kind = 'ledger.record-erased' and details::text like '%marketing.answer%'")
                .param(asked.value()).query(Long.class).single()).isOne();
        assertThat(kept.getFirst()).containsEntry("answer", "4").containsEntry("category", "survey-answer");
        assertThat(((java.sql.Timestamp) kept.getFirst().get("until")).toInstant()).isBetween(app.now().plus(java.time.Duration.ofDays(364)), app.now().plus(java.time.Duration.ofDays(368)));
        assertThat(marketing().read(place)).contains("Fewer than 10 have answered").doesNotContain("Fantasi");

        assertThat(visitor.get(link + "x").statusCode()).isEqualTo(404);
    }
}
