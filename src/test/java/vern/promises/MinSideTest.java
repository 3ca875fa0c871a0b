package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.promises.Counter.Row;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Min side: coming in, what is shown, what is chosen and asked for there.
@Story
class MinSideTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @Autowired Mailing mailing;
    @Autowired Published published;

    private Visiting visiting() {
        return new Visiting(counter, app, database, dispatch);
    }

    private SubjectId customer(String company, String number, String name, String email) {
        return visiting().customer(company, number, name, email);
    }

    private Desk browser() {
        return new Desk(app.url("/").getPort());
    }

    private String link(String email) {
        return visiting().link(email);
    }

    private Desk signedIn(String company, String email) {
        return visiting().signedIn(company, email);
    }

    @Test
    @Keeps("T-46")
    void itTotalSignsOutWhoeverHasBeenIdleAndTheirTokenOpensNothingMore() throws Exception {
        var who = customer("it-total", "MS-1", "Fantasi Tomgang", "tomgang@postkasse.example");
        var desk = signedIn("it-total", "tomgang@postkasse.example");
        assertThat(desk.read("/it-total/me")).contains("Fantasi Tomgang");

        database.sql("update portal.visit set seen = seen - interval '16 minutes' where subject = ?").param(who.value()).update();
        var late = desk.get("/it-total/me");

        assertThat(late.statusCode()).isEqualTo(302);
        assertThat(late.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("/it-total/me/sign-in"));
        assertThat(database.sql("select count(*) from portal.visit where subject = ?").param(who.value()).query(Long.class).single()).isZero();
        assertThat(desk.get("/it-total/me").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormThatCameTooLateIsGivenBackAsItWasWritten() throws Exception {
        var who = customer("it-total", "MS-2", "Fantasi Skriver", "skriver@postkasse.example");
        var desk = signedIn("it-total", "skriver@postkasse.example");
        desk.get("/it-total/me/requests/new/rectification");
        database.sql("delete from portal.visit where subject = ?").param(who.value()).update();

        var answer = desk.send("/it-total/me/sign-in", "/it-total/me/requests/new/rectification", Map.of("message", "Telefonen er feil"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Desk.plain(answer.body())).contains("Telefonen er feil", "Sign in in a new tab", "/it-total/me/requests/new/rectification");
    }

    @Test
    void everyAddressGetsTheSameAnswerAndALinkWorksOnce() throws Exception {
        customer("it-total", "MS-3", "Fantasi Kjent", "kjent@postkasse.example");
        database.sql("delete from rights.attempt").update();

        var known = browser().send("/it-total/me/sign-in", "/it-total/me/sign-in", Map.of("email", "kjent@postkasse.example")).body();
        var unknown = browser().send("/it-total/me/sign-in", "/it-total/me/sign-in", Map.of("email", "ukjent@postkasse.example")).body();
        var link = link("kjent@postkasse.example");
        var wrong = browser().send(link, link, Map.of("fact.postal-code", "6470", "fact.phone", "1"));
        var right = browser().send(link, link, Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999"));

        assertThat(known).isEqualTo(unknown);
        assertThat(Postbox.of("ukjent@postkasse.example")).isEmpty();
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(right.statusCode()).isEqualTo(302);
        assertThat(browser().get(link).statusCode()).isEqualTo(410);
        assertThat(browser().get("/it-total/me/entry/" + "A".repeat(43)).statusCode()).isEqualTo(410);
    }

    @Test
    void anAddressThatTwoShareLetsInOnlyTheOneWhoKnowsTheirOwn() throws Exception {
        counter.customer("it-total", "MS-4", Row.person("Fantasi Felles").and("email", "felles@postkasse.example").and("phone", "+47 000 00 111").since(counter.today().minusDays(9)));
        counter.customer("it-total", "MS-5", Row.person("Fantasi Delt").and("email", "felles@postkasse.example").and("phone", "+47 000 00 222").since(counter.today().minusDays(9)));
        database.sql("delete from rights.attempt").update();
        var desk = browser();
        desk.send("/it-total/me/sign-in", "/it-total/me/sign-in", Map.of("email", "felles@postkasse.example"));
        var link = link("felles@postkasse.example");

        var bare = desk.send(link, link, Map.of());
        desk.send(link, link, Map.of("fact.postal-code", "6470", "fact.phone", "000 00 222"));

        assertThat(bare.statusCode()).isEqualTo(200);
        assertThat(desk.read("/it-total/me")).contains("Fantasi Delt").doesNotContain("Fantasi Felles");
    }

    @Test
    @Keeps("T-48")
    void itTotalAsksForConfirmationOfContactDetailsOnceAYear() throws Exception {
        customer("it-total", "MS-6", "Fantasi Bekreft", "bekreft@postkasse.example");
        var desk = signedIn("it-total", "bekreft@postkasse.example");

        var asked = desk.read("/it-total/me");
        desk.send("/it-total/me", "/it-total/me/details/confirmation", Map.of());
        var after = desk.read("/it-total/me");
        counter.waitDays(370);

        assertThat(asked).contains("Are your contact details still right?");
        assertThat(after).doesNotContain("Are your contact details still right?");
        assertThat(desk.read("/it-total/me")).contains("Are your contact details still right?");
    }

    @Test
    @Keeps("T-49")
    void itTotalLetsACompanysContactPersonChangeTheirTelephoneAndPointsAPrivateCustomerToContact() throws Exception {
        counter.customer("it-total", "MS-7", Row.contact("Fantasi Bedrift AS", "Fantasi Innkjøper").and("email", "innkjoper@eksempel.example").and("postal_code", "4841").since(counter.today().minusDays(20)));
        long subject = database.sql("select subject from register.link where controller = 'it-total' and number = 'MS-7'").query(Long.class).single();
        customer("it-total", "MS-8", "Fantasi Privat", "privat@postkasse.example");
        database.sql("delete from rights.attempt").update();
        var company = browser();
        company.send("/it-total/me/sign-in", "/it-total/me/sign-in", Map.of("email", "innkjoper@eksempel.example"));
        var link = link("innkjoper@eksempel.example");
        company.send(link, link, Map.of("fact.postal-code", "4841", "fact.phone", "000 00 998"));

        var saved = company.send("/it-total/me/details", "/it-total/me/details", Map.of("phone", "+47 000 00 777"));
        var page = java.net.URI.create(saved.headers().firstValue("Location").orElseThrow()).getPath();
        var before = database.sql("select phone from register.person where subject = ?").param(subject).query(String.class).list();
        var sent = database.sql("select l.message from mail.letter l join mail.sending s on s.subject = l.subject and s.letter = l.id where l.subject = ? and s.channel = 'sms' and l.phone = '+4700000777'")
                .param(subject).query(String.class).single();
        var code = sent.replaceFirst("(?s).*?(\\d{6}).*", "$1");
        var wrong = company.send(page, page, Map.of("code", code.equals("000000") ? "000001" : "000000"));
        var stillOld = database.sql("select phone from register.person where subject = ?").param(subject).query(String.class).list();
        var right = company.send(page, page, Map.of("code", code));
        var priv = signedIn("it-total", "privat@postkasse.example");

        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(before).containsOnly("+4700000998");
        assertThat(Desk.plain(wrong.body())).contains("The code is wrong or too old");
        assertThat(stillOld).as("a number counts only when its code was written").containsOnly("+4700000998");
        assertThat(right.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/me?told=changed"));
        assertThat(database.sql("select phone from register.person where subject = ?").param(subject).query(String.class).list()).containsOnly("+4700000777");
        assertThat(company.get(page).statusCode()).as("used").isEqualTo(410);
        var guessed = java.net.URI.create(company.send("/it-total/me/details", "/it-total/me/details", Map.of("phone", "+47 000 00 666")).headers().firstValue("Location").orElseThrow()).getPath();
        var guesses = java.util.stream.IntStream.range(0, 6).mapToObj(_ -> company.send("/it-total/me/details", guessed, Map.of("code", "x")).statusCode()).toList();
        assertThat(guesses).as("five tries").containsExactly(200, 200, 200, 200, 410, 410);
        assertThat(Desk.plain(company.send("/it-total/me/details", "/it-total/me/details", Map.of("phone", "ring meg")).body())).contains("Write the number like this");
        assertThat(database.sql("select count(*) from ledger.event where subject = ? and kind = 'rectified'").param(subject).query(Long.class).single()).isPositive();
        assertThat(priv.read("/it-total/me/details")).contains("tell us", "Correct or fill in something").doesNotContain("Save");
        assertThat(priv.send("/it-total/me/details", "/it-total/me/details", Map.of("phone", "1")).statusCode()).isEqualTo(403);
    }

    @Test
    void aNewAddressCountsOnlyWhenItsLinkWasUsedAndTheOldOneIsTold() throws Exception {
        counter.customer("it-total", "MS-9", Row.contact("Fantasi Flytter AS", "Fantasi Flytter").and("email", "gammel@eksempel.example").and("postal_code", "4841").since(counter.today().minusDays(20)));
        long subject = database.sql("select subject from register.link where controller = 'it-total' and number = 'MS-9'").query(Long.class).single();
        database.sql("delete from rights.attempt").update();
        var desk = browser();
        desk.send("/it-total/me/sign-in", "/it-total/me/sign-in", Map.of("email", "gammel@eksempel.example"));
        var link = link("gammel@eksempel.example");
        desk.send(link, link, Map.of("fact.postal-code", "4841", "fact.phone", "000 00 998"));

        desk.send("/it-total/me/details", "/it-total/me/details", Map.of("email", "ny@eksempel.example"));
        var before = database.sql("select email from register.person where subject = ?").param(subject).query(String.class).list();
        var change = link("ny@eksempel.example");
        browser().send(change, change, Map.of());
        dispatch.deliver();

        assertThat(before).containsOnly("gammel@eksempel.example");
        assertThat(database.sql("select email from register.person where subject = ?").param(subject).query(String.class).list()).containsOnly("ny@eksempel.example");
        assertThat(Postbox.of("gammel@eksempel.example").getLast().getSubject()).contains("changed");
        assertThat(browser().get(change).statusCode()).isEqualTo(410);
    }

    @Test
    @Keeps("M2-13")
    void midtItShowsEachChannelWithYesOrNoAndSinceWhen() throws Exception {
        var who = customer("midt-it", "MS-10", "Fantasi Kanal", "kanal@postkasse.example");
        var desk = signedIn("midt-it", "kanal@postkasse.example");

        desk.send("/midt-it/me", "/midt-it/me/channels/phone", Map.of("state", "closed"));
        var one = desk.read("/midt-it/me").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
        desk.send("/midt-it/me", "/midt-it/me/channels/all", Map.of("state", "closed"));

        assertThat(one).containsPattern("Telephone Off since \\d+ \\w+ \\d{4}").contains("Post On. You have not said no", "SMS On. You have not said no");
        assertThat(database.sql("select detail ->> 'by' from ledger.mark where subject = ? and purpose = 'channel:phone' order by id limit 1").param(who.value()).query(String.class).single()).isEqualTo("self");
        assertThat(ledger.closed(java.util.List.of(who), vern.ledger.MarketingChannel.SMS)).containsExactly(who);
    }

    @Test
    @Keeps("M2-53")
    void midtItNamesTheServiceThatEndsBeforeAConsentIsTakenBack() throws Exception {
        var who = customer("midt-it", "MS-15", "Fantasi Interesse", "interesse@postkasse.example");
        ledger.consent("midt-it", who, "optional", Map.of("channel", "phone"), new Actor.Job("counter", "midt-it"));
        var desk = signedIn("midt-it", "interesse@postkasse.example");

        var before = desk.read("/midt-it/me/choices/optional");

        assertThat(before).contains("If you say no:", "we can no longer suggest services by your interests");
        assertThat(database.sql("select count(*) from ledger.mark where subject = ? and ended is not null").param(who.value()).query(Long.class).single()).isZero();
    }

    @Test
    @Keeps("M2-52")
    void midtItLeavesOutWhoeverTookTheirConsentBack() throws Exception {
        var who = customer("midt-it", "MS-11", "Fantasi Samtykke", "samtykke@postkasse.example");
        ledger.consent("midt-it", who, "target", Map.of("channel", "phone"), new Actor.Job("counter", "midt-it"));
        var desk = signedIn("midt-it", "samtykke@postkasse.example");
        assertThat(counter.usable("midt-it", "marketing", "target", who)).isNotEmpty();

        var before = desk.read("/midt-it/me/choices/target");
        desk.send("/midt-it/me/choices/target", "/midt-it/me/choices/target/withdrawal", Map.of());

        assertThat(before).contains("It is as easy to say no as yes");
        assertThat(counter.usable("midt-it", "marketing", "target", who)).isEmpty();
        assertThat(database.sql("select count(*) from ledger.mark where subject = ? and kind = 'CONSENT' and ended is not null").param(who.value()).query(Long.class).single()).isOne();
        assertThat(desk.read("/midt-it/me")).contains("Off. You said no on");
    }

    @Test
    void someoneElsesRequestIsNotThereAndOnesOwnIs() throws Exception {
        customer("it-total", "MS-12", "Fantasi Egen", "egen@postkasse.example");
        customer("it-total", "MS-13", "Fantasi Annen", "annen@postkasse.example");
        var one = signedIn("it-total", "egen@postkasse.example");
        var other = signedIn("it-total", "annen@postkasse.example");

        var sent = one.send("/it-total/me/requests/new/access", "/it-total/me/requests/new/access", Map.of("message", "Alt, takk")).headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "");

        assertThat(one.read(sent)).contains("Alt, takk", "You get an answer by");
        assertThat(other.get(sent.replaceAll("\\?.*", "")).statusCode()).isEqualTo(404);
        assertThat(one.read("/it-total/me")).contains("Access");
        assertThat(one.get("/medic-it/me").statusCode()).isEqualTo(302);
        assertThat(database.sql("select method from rights.request where controller = 'it-total' order by id desc limit 1").query(String.class).single()).isEqualTo("session");
    }

    @Test
    void micromedicShowsWhatThereIsAndWhyButNotWhatItSaysWithoutASignature() throws Exception {
        customer("micromedic", "MS-14", "Fantasi Maskert", "maskert@postkasse.example");
        var desk = signedIn("micromedic", "maskert@postkasse.example");

        var page = desk.read("/micromedic/me");

        assertThat(page).contains("signed letter", "•••").doesNotContain("Fantasi Maskert");
    }

    @Test
    void whatWasChosenInThisBrowserIsShownThereAndInNoOtherBrowserOfTheSamePerson() {
        customer("it-total", "MS-51", "Fantasi Kapsel", "kapsel@postkasse.example");
        var here = signedIn("it-total", "kapsel@postkasse.example");
        assertThat(Visiting.words(here.read("/it-total/me"))).contains("This browser You have not answered yet");

        here.send("/it-total/cookies", "/it-total/cookies", Map.of("answer", "chosen", "purpose", "site-traffic"));
        var shown = here.read("/it-total/me");
        here.send("/it-total/cookies", "/it-total/cookies", Map.of("answer", "none"));

        assertThat(Visiting.words(shown)).contains("In this browser you said yes to: Measure traffic on the website (");
        assertThat(shown).contains("href=\"/it-total/cookies\"", "href=\"/it-total/cookies/receipt\"");
        assertThat(here.get("/it-total/cookies/receipt").body()).contains("dpv:ConsentRefused", "site-traffic");
        assertThat(Visiting.words(here.read("/it-total/me"))).contains("In this browser you said no to everything that is not necessary (");
        assertThat(Visiting.words(signedIn("it-total", "kapsel@postkasse.example").read("/it-total/me"))).contains("You have not answered yet").doesNotContain("In this browser you said");
    }

    @Test
    void aNewsletterThatWasSentStandsOnMinSideWithWhatItWasSentFor() throws Exception {
        var who = customer("midt-it", "MS-52", "Fantasi Nyhetsleser", "nyhetsleser@postkasse.example");
        ledger.consent("midt-it", who, "newsletter", Map.of("channel", "test"), new Actor.Self(who, "midt-it"));

        new Editor(app, mailing, dispatch, database, "midt-it").send("Siste nytt derfra", Map.of("purposes", "newsletter"));

        assertThat(Postbox.of("nyhetsleser@postkasse.example").getLast().getSubject()).isEqualTo("Siste nytt derfra");
        var purpose = published.of("midt-it").purposes().get("newsletter").name().in("en");
        assertThat(Visiting.words(signedIn("midt-it", "nyhetsleser@postkasse.example").read("/midt-it/me/looks"))).containsIgnoringCase(purpose);
        assertThat(database.sql("select a.what from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.purpose = 'newsletter' order by a.what").param(who.value())
                .query(String.class).list()).containsExactly("mailing", "send");
    }
}
