package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.MarketingChannel;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.register.Given;
import vern.site.Wanderer;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// A customer follows the link in a letter to the page of channels; another, signed in, walks about the site.
@Story
class HowToBeReachedTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired Published published;
    @Autowired JdbcClient database;

    private SubjectId buyer(String name, String email) {
        return counter.subscriber("midt-it", Given.of("customer", Map.of("name", name, "email", email, "phone", "+4722990001", "address", "Eksempelveien 9",
                "postal-code", "6470", "city", "Eresfjord", "country", "NO")).born(java.time.LocalDate.of(1980, 4, 1)), "Reached Fiber");
    }

    private Editor editor() {
        return new Editor(app, mailing, dispatch, database, "midt-it");
    }

    private boolean closed(SubjectId who, MarketingChannel channel) {
        return ledger.closed(List.of(who), channel).contains(who);
    }

    @Test
    void theLinkInALetterLeadsToEachChannelAndToAllOfThemWithoutAnAccount() throws Exception {
        var who = buyer("Fantasi Kanal", "kanal@reached.example");
        editor().send("Reached først", Map.of("purposes", "existing-customers", "similar", "reached"));
        var mail = (jakarta.mail.Multipart) Postbox.of("kanal@reached.example").getLast().getContent();
        var link = mail.getBodyPart(0).getContent().toString().replaceAll("(?s).*https?://[^/]+(/midt-it/preferences/\\S+).*", "$1");
        var desk = new Desk(app.url("/").getPort());

        assertThat(desk.read(link)).contains("How you want to hear from us").doesNotContain("kanal@reached.example", "Fantasi Kanal");
        assertThat(closed(who, MarketingChannel.EMAIL)).isFalse();
        desk.send(link, link, Map.of("open", "email"));
        assertThat(MarketingChannel.all().stream().filter(channel -> closed(who, channel)).toList()).containsExactly(MarketingChannel.PHONE, MarketingChannel.POST, MarketingChannel.SMS);
        desk.send(link, link, Map.of());
        assertThat(MarketingChannel.all()).allMatch(channel -> closed(who, channel));
        long next = editor().send("Reached siden", Map.of("purposes", "existing-customers", "similar", "reached"));

        assertThat(editor().decided(next, who.value())).isEqualTo("closed");
        assertThat(desk.get(link.replaceFirst(".$", "")).statusCode()).isEqualTo(404);
        assertThat(desk.send(link, link + "/interests", Map.of("interests", "fiber, wifi")).statusCode()).isEqualTo(200);
        ledger.consent("midt-it", who, "optional", Map.of("channel", "test"), Counter.clerk("midt-it"));
        desk.send(link, link + "/interests", Map.of("interests", "fiber, wifi"));
        assertThat(desk.read(link)).contains("fiber, wifi");
        desk.send(link, link + "/interests", Map.of("interests", ""));
        assertThat(database.sql("select count(*) from marketing.interest where subject = ?").param(who.value()).query(Long.class).single()).isZero();
    }

    @Test
    @Keeps("M1-60")
    void theStatisticsOfASignedInCustomerHoldNothingThatLeadsToThem() {
        var who = counter.customer("medic-it", "HR-1", Counter.Row.person("Fantasi Innlogget").and("email", "innlogget@reached.example").and("source", "customer").since(counter.today().minusDays(40)));
        database.sql("delete from rights.attempt").update();
        var desk = new Desk(app.url("/").getPort());
        desk.send("/medic-it/me/sign-in", "/medic-it/me/sign-in", Map.of("email", "innlogget@reached.example"));
        dispatch.deliver();
        var link = text("innlogget@reached.example").replaceAll("(?s).*https?://[^/\\s]+(/medic-it/me/\\S+).*", "$1");
        desk.send(link, link, Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999"));
        assertThat(desk.read("/medic-it/me")).contains("Fantasi Innlogget");

        new Wanderer(app, "medic-it", "203.0.113.77").saying(published, "analytics").carrying(desk.cookies()).reads("/hr-innlogget", "", 30);

        counter.desk("medic-it", "marketing").read("/desk/visits");
        var rows = database.sql("select to_jsonb(v)::text from site.visit v where page = '/medic-it/hr-innlogget'").query(String.class).list();
        assertThat(rows).hasSize(1).allSatisfy(row -> assertThat(row).doesNotContain("" + who.value(), "innlogget@", "HR-1", "Fantasi", desk.cookies().replaceAll("(?s).*?=([^;]{12,}).*", "$1")));
        var keys = database.sql("select column_name from information_schema.columns where table_schema = 'site' and table_name in ('visit', 'tally', 'search_word')").query(String.class).list();
        assertThat(keys).doesNotContain("subject", "account", "email", "customer", "visitor", "session");
    }

    private static String text(String address) {
        try {
            return Postbox.of(address).getLast().getContent().toString();
        } catch (java.io.IOException | jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }
}
