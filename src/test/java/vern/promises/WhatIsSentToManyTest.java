package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.ConsentProofs;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.marketing.newsletter.Leaving;
import vern.marketing.newsletter.Reader;
import vern.register.Given;
import vern.testing.AppUnderTest;
import vern.testing.Postbox;

/// Letters to many: only to those who may get them, once each, with the way out in every one.
@Story
class WhatIsSentToManyTest {

    @Autowired AppUnderTest app;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired ConsentProofs proofs;
    @Autowired Leaving leaving;
    @Autowired PlatformTransactionManager transactions;

    private Reader reader(String company, Map<String, String> more) throws Exception {
        return new Reader(app, dispatch, database, company).joined(more);
    }

    private Editor editor(String company) {
        return new Editor(app, mailing, dispatch, database, company);
    }

    private static long letters(String address, String title) {
        return Postbox.of(address).stream().filter(mail -> subject(mail).equals(title)).count();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }

    private static String html(MimeMessage mail) throws Exception {
        return ((Multipart) mail.getContent()).getBodyPart(1).getContent().toString();
    }

    @Test
    void anAddressThatIsNoneStopsNobodyElsesLetter() throws Exception {
        var broken = reader("it-total", Map.of());
        var whole = reader("it-total", Map.of());
        long subject = broken.subject();
        database.sql("update marketing.subscriber set email = 'ikke en adresse' where subject = ?").param(subject).update();

        long issue = editor("it-total").send("Til alle som kan nås", Map.of());

        assertThat(editor("it-total").decided(issue, subject)).isEqualTo("no-address");
        assertThat(letters(whole.address, "Til alle som kan nås")).isOne();
        assertThat(editor("it-total").desk("marketing").read("/desk/newsletter/" + issue)).contains("have an address that cannot be read");
    }

    @Test
    @Keeps("T-66")
    void anIssueForJournalistsPassesPrivatePersonsBy() throws Exception {
        var journalist = reader("it-total", Map.of("segment", "journalist"));
        var private_ = reader("it-total", Map.of("segment", "private"));
        var silent = reader("it-total", Map.of());

        long issue = editor("it-total").send("Til pressen", Map.of("segments", "journalist"));

        assertThat(letters(journalist.address, "Til pressen")).isOne();
        assertThat(letters(private_.address, "Til pressen")).isZero();
        assertThat(letters(silent.address, "Til pressen")).isOne();
        assertThat(editor("it-total").decided(issue, private_.subject())).isEqualTo("other-segment");
    }

    @Test
    @Keeps("T-54")
    void onlyWhoeverHasSaidYesToItHasAPictureInTheLetter() throws Exception {
        var plain = reader("it-total", Map.of());
        var measured = reader("it-total", Map.of());
        var choices = measured.choices();
        measured.visit().send(choices, choices, Map.of("measured", "true"));

        long issue = editor("it-total").send("Med og uten bilde", Map.of());

        assertThat(html(Postbox.of(plain.address).getLast())).contains("<strong>nytt</strong>").doesNotContain("<img", "/opened/");
        var html = html(Postbox.of(measured.address).getLast());
        assertThat(html).contains("<img", "/opened/" + issue);
        var picture = html.replaceAll("(?s).*(/it-total/newsletter/opened/[^\"]+).*", "$1");
        measured.visit().get(picture);
        measured.visit().get(picture);
        plain.visit().get(picture.replaceFirst(".$", "A"));
        assertThat(database.sql("select issue from marketing.opening where subject = ?").param(measured.subject()).query(String.class).list()).containsExactly("" + issue);
        measured.visit().send(choices, choices, Map.of());
        assertThat(database.sql("select count(*) from marketing.opening where subject = ?").param(measured.subject()).query(Long.class).single()).isZero();
    }

    @Test
    void everyLetterHasTheWayOutInItsHeadAndFootAndSaysWhyItCame() throws Exception {
        var reader = reader("it-total", Map.of());

        editor("it-total").send("Nytt nå", Map.of());

        var mail = Postbox.of(reader.address).getLast();
        assertThat(mail.getHeader("List-Unsubscribe")[0]).matches("<http.*/it-total/newsletter/one-click/[A-Za-z0-9_-]+>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(html(mail)).contains("Fordi du sa ja", "/newsletter/choices/", "IT total AS", "href=\"https://eksempel.example/nytt\"");
        assertThat(Reader.text(mail)).contains("Dette er nytt", "https://eksempel.example/nytt", "/newsletter/choices/").doesNotContain("<p>", "**");
    }

    @Test
    void whatLooksLikeACodeInALetterIsShownAndDoesNothing() throws Exception {
        var reader = reader("it-total", Map.of());

        editor("it-total").send("Skript <b>", Map.of("body", "<script>alert(1)</script> og [lenke](javascript:alert)"));

        assertThat(html(Postbox.of(reader.address).getLast())).contains("&lt;script&gt;", "Skript &lt;b&gt;").doesNotContain("<script", "href=\"javascript");
    }

    @Test
    @Keeps("M1-16")
    void whoeverHasSaidNoGetsNeitherNewsNorOffersNorWhatTheCompanyTells() throws Exception {
        var left = reader("medic-it", Map.of());
        var closed = reader("medic-it", Map.of());
        var stays = reader("medic-it", Map.of());
        leaving.leave("medic-it", new SubjectId(left.subject()), Leaving.Cause.LEFT);
        ledger.close("medic-it", new SubjectId(closed.subject()), MarketingChannel.EMAIL, Counter.clerk("medic-it"));

        for (var kind : List.of("newsletter", "offer", "information")) {
            long issue = editor("medic-it").send("Slag " + kind, Map.of("kind", kind));

            assertThat(letters(stays.address, "Slag " + kind)).as(kind).isOne();
            assertThat(letters(left.address, "Slag " + kind)).as(kind).isZero();
            assertThat(letters(closed.address, "Slag " + kind)).as(kind).isZero();
            assertThat(editor("medic-it").decided(issue, closed.subject())).isEqualTo("closed");
        }
    }

    @Test
    @Keeps("M1-17")
    void aLetterToManyKnowsNothingOfItsReceiverButTheAddress() throws Exception {
        var reader = reader("medic-it", Map.of());
        long issue = editor("medic-it").draft("Bare adressen", Map.of());
        editor("medic-it").schedule(issue);

        mailing.work();

        var row = database.sql("select phone, subject_line, replace(message, :address, '¤') as message, replace(html, :address, '¤') as html, email from mail.letter where subject = :subject and subject_line = 'Bare adressen'")
                .param("address", reader.address).param("subject", reader.subject()).query().singleRow();
        assertThat(row.get("email")).isEqualTo(reader.address);
        assertThat(row.get("phone")).isNull();
        assertThat(row.get("message").toString() + row.get("html")).doesNotContain("¤", reader.address.split("@")[0]);
        dispatch.deliver();
        var mail = Postbox.of(reader.address).getLast();
        assertThat(mail.getAllRecipients()).hasSize(1).allSatisfy(to -> assertThat(to.toString()).isEqualTo(reader.address));
    }

    @Test
    @Keeps("M1-18")
    void anAddressWithoutARecordedYesIsNotMailed() throws Exception {
        var waiting = new Reader(app, dispatch, database, "medic-it");
        waiting.asks(Map.of());

        long issue = editor("medic-it").send("Uten ja", Map.of());

        assertThat(letters(waiting.address, "Uten ja")).isZero();
        assertThat(editor("medic-it").decided(issue, waiting.subject())).isEqualTo("no-ground");
    }

    @Test
    @Keeps("M2-30")
    void whoeverHasNeitherSaidYesNorIsACustomerWithSomethingAlikeIsLeftOutAndTheReasonIsKept() {
        var yes = person("midt-it", "Fantasi Ja", "customer", "Mobil Liten");
        var customer = person("midt-it", "Fantasi Kunde", "customer", "Fiber Stor");
        var other = person("midt-it", "Fantasi Annen", "customer", "Mobil Liten");
        var written = person("midt-it", "Fantasi Skrev", "email", "Fiber Stor");
        var former = person("midt-it", "Fantasi Tidligere", "customer", "Fiber Stor");
        proofs.give(new ConsentProofs.Yes("midt-it", yes, "newsletter", "1.nb", "phone"), Counter.clerk("midt-it"));
        counter.ends(former, 0, counter.today().minusDays(2));

        long issue = editor("midt-it").send("Raskere fiber", Map.of("purposes", "newsletter,existing-customers", "similar", "fiber", "kind", "offer"));

        var editor = editor("midt-it");
        assertThat(editor.decided(issue, yes.value())).isEqualTo("posted");
        assertThat(editor.decided(issue, customer.value())).isEqualTo("posted");
        assertThat(editor.decided(issue, other.value())).isEqualTo("not-similar");
        assertThat(editor.decided(issue, written.value())).isEqualTo("no-sale");
        assertThat(editor.decided(issue, former.value())).isEqualTo("no-ground");
        assertThat(letters(address("Fantasi Tidligere"), "Raskere fiber")).isZero();
        assertThat(editor.desk("marketing").read("/desk/newsletter/" + issue)).contains("have neither said yes nor are customers");
    }

    private SubjectId person(String company, String name, String source, String subscription) {
        var given = Given.of(source, Map.of("name", name, "email", address(name), "phone", "+4700000998", "address", "Eksempelveien 9", "postal-code", "6470",
                "city", "Eresfjord", "country", "NO")).born(LocalDate.of(1980, 4, 1));
        return counter.subscriber(company, given, subscription);
    }

    private static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@postkasse.example";
    }

    @Test
    void whatANodeLeftUndoneIsDoneOnceByTheNext() throws Exception {
        var readers = new ArrayList<Reader>();
        for (int i = 0; i < 6; i++) readers.add(reader("it-total", Map.of()));
        long issue = editor("it-total").draft("Én gang hver", Map.of());
        editor("it-total").schedule(issue);

        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            mailing.work();
            throw new Dying();
        })).isInstanceOf(Dying.class);
        editor("it-total").work();
        editor("it-total").work();

        assertThat(readers).allSatisfy(reader -> assertThat(letters(reader.address, "Én gang hver")).isOne());
    }

    private static final class Dying extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void twoNodesAtOnceWriteToNobodyTwice() throws Exception {
        var readers = new ArrayList<Reader>();
        for (int i = 0; i < 6; i++) readers.add(reader("it-total", Map.of()));
        editor("it-total").schedule(editor("it-total").draft("To noder", Map.of()));

        var other = Thread.ofPlatform().start(mailing::work);
        mailing.work();
        other.join();
        dispatch.deliver();

        assertThat(readers).allSatisfy(reader -> assertThat(letters(reader.address, "To noder")).isOne());
    }

    @Test
    void aListThatGrowsWhileItIsWrittenToEndsAndThePaceIsKept() throws Exception {
        var first = reader("it-total", Map.of());
        var second = reader("it-total", Map.of());
        long issue = editor("it-total").send("I eget tempo", Map.of("rate", "1", "segments", ""));
        long written = letters(first.address, "I eget tempo") + letters(second.address, "I eget tempo");
        var late = reader("it-total", Map.of());
        assertThat(written).isLessThanOrEqualTo(1);

        app.advance(Duration.ofDays(1));
        editor("it-total").work();

        assertThat(letters(first.address, "I eget tempo")).isOne();
        assertThat(letters(second.address, "I eget tempo")).isOne();
        assertThat(letters(late.address, "I eget tempo")).isZero();
        assertThat(editor("it-total").desk("marketing").read("/desk/newsletter/" + issue)).contains("Sent. Here is who got it");
    }

    @Test
    void aLetterThatWaitsDoesNotGoToWhoeverHasLeftMeanwhile() throws Exception {
        var leaver = reader("it-total", Map.of());
        var closer = reader("it-total", Map.of());
        editor("it-total").schedule(editor("it-total").draft("For sent", Map.of()));
        mailing.work();

        leaving.leave("it-total", new SubjectId(leaver.subject()), Leaving.Cause.LEFT);
        ledger.close("it-total", new SubjectId(closer.subject()), MarketingChannel.EMAIL, Counter.clerk("it-total"));
        dispatch.deliver();

        assertThat(letters(leaver.address, "For sent")).isZero();
        assertThat(letters(closer.address, "For sent")).isZero();
        assertThat(leaver.traces()).isZero();
    }

    @Test
    void aTrialGoesOnlyToSomeoneOnTheList() throws Exception {
        var reader = reader("it-total", Map.of());
        var page = "/desk/newsletter/" + editor("it-total").draft("En prøve", Map.of());

        assertThat(tries(page, Map.of("email", "ukjent@postkasse.example"))).contains("Write an address that is on the list itself");
        tries(page, Map.of("email", reader.address));
        dispatch.deliver();

        assertThat(letters(reader.address, "En prøve")).isOne();
    }

    private String tries(String page, Map<String, String> words) {
        return vern.testing.Desk.plain(editor("it-total").desk("marketing").send(page, page + "/trial", words).body());
    }

    @Test
    void onlyMarketingWritesToManyAndOnlyToItsOwn() {
        long issue = editor("it-total").draft("Vårt", Map.of());

        assertThat(editor("it-total").desk("accounting").get("/desk/newsletter/" + issue).statusCode()).isEqualTo(403);
        assertThat(editor("medic-it").desk("marketing").get("/desk/newsletter/" + issue).statusCode()).isEqualTo(404);
        assertThat(editor("it-total").desk("marketing").get("/desk/newsletter/" + issue + "/halt").statusCode()).isEqualTo(405);
        assertThat(new vern.testing.Desk(app.url("/").getPort()).get("/desk/newsletter").headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
    }
}
