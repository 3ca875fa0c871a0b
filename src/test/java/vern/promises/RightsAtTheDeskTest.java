package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What people ask of a company, taken in and answered at the desk.
@Story
class RightsAtTheDeskTest {

    private static final Pattern PAGE = Pattern.compile("/desk/requests/\\d+");

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private String customer(String company, String number, String name) {
        counter.customer(company, number, Row.person(name).since(counter.today().minusDays(40)).and("source", "customer"));
        return database.sql("select email from register.person p join register.link l on l.subject = p.subject where l.controller = ? and l.number = ?")
                .params(company, number).query(String.class).list().getFirst();
    }

    private long subject(String number) {
        return database.sql("select subject from register.link where number = ?").param(number).query(Long.class).single();
    }

    /// Takes a request in at the desk; its page.
    private String taken(Desk desk, String kind, String name, Map<String, String> more) {
        var words = new TreeMap<>(Map.of("kind", kind, "channel", "phone", "came", counter.today().toString(), "name", name, "email", "", "language", "nb", "message", ""));
        words.putAll(more);
        if (desk.read("/desk/requests/new").contains("value=\"en\"") && more.containsKey("english")) words.put("language", "en");
        words.remove("english");
        var answer = desk.send("/desk/requests/new", "/desk/requests", words);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var found = PAGE.matcher(answer.body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static void identified(Desk desk, String page) {
        var answer = desk.send(page, page + "/identity", Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999"));
        assertThat(answer.statusCode()).as(Desk.plain(answer.body()).replaceAll("<[^>]+>|\\s+", " ")).isEqualTo(302);
    }

    private String state(String page) {
        return database.sql("select state from rights.request where number = ? order by id desc limit 1").param(Integer.valueOf(page.replaceAll("\\D", ""))).query(String.class).list().getFirst();
    }

    @Test
    @Keeps({"M1-47", "M1-48"})
    void medicItTakesARequestByTelephoneAndShowsDayThirtyThenThatItIsOverdue() {
        Desk desk = counter.desk("medic-it", "customer-service");
        Desk director = counter.desk("medic-it", "managing-director");
        LocalDate day0 = counter.today();

        String page = taken(desk, "access", "Fantasi Telefon", Map.of());
        var due = database.sql("select due from rights.request where controller = 'medic-it' and number = ?").param(Integer.valueOf(page.replaceAll("\\D", "")))
                .query(LocalDate.class).single();
        String onTime = director.read(page);
        counter.waitUntil(day0.plusDays(31));

        assertThat(due).isBeforeOrEqualTo(day0.plusDays(30)).isAfterOrEqualTo(day0.plusMonths(1).isBefore(day0.plusDays(30)) ? day0.plusMonths(1) : day0.plusDays(30));
        assertThat(onTime).contains("Answer by", "by telephone").doesNotContain("It has passed");
        assertThat(director.read(page)).contains("It has passed", "Overdue. The managing director was told");
        assertThat(director.read("/desk")).contains("overdue");
        assertThat(director.read("/desk/requests")).contains("overdue", "Access, Fantasi Telefon");
        assertThat(desk.read("/desk/requests")).doesNotContain("Fantasi Telefon");
    }

    @Test
    @Keeps("M2-05")
    void midtItsDirectorIsToldOfAnOverdueRequestWhoeverItWasDelegatedTo() {
        Desk delegate = counter.desk("midt-it", "privacy-handler");
        Desk director = counter.desk("midt-it", "managing-director");
        String page = taken(delegate, "access", "Fantasi Delegert", Map.of());
        assertThat(director.read(page)).doesNotContain("overdue", "Overdue");

        counter.waitUntil(counter.today().plusDays(45));

        assertThat(director.read("/desk")).contains("overdue");
        assertThat(director.read(page)).contains("Overdue. The managing director was told");
        assertThat(delegate.read("/desk")).doesNotContain("requests are overdue", "One request is overdue");
    }

    @Test
    @Keeps("M1-49")
    void medicItGivesNothingOutBeforeThePersonIsKnownAndThenEverything() throws Exception {
        String email = customer("medic-it", "RD-1", "Fantasi Innsyn");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String page = taken(desk, "access", "Fantasi Innsyn", Map.of("email", email));

        String refused = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        String wrong = Desk.plain(desk.send(page, page + "/identity", Map.of("fact.postal-code", "6470", "fact.phone", "000 00 111")).body());
        identified(desk, page);
        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        dispatch.deliver();

        assertThat(refused).contains("before the person has shown who they are");
        assertThat(wrong).contains("does not agree");
        assertThat(answered).contains("Kopi av alt vi har om deg", "/medic-it/requests/parcel/");
        assertThat(desk.read(page)).contains("two things we had already");
        assertThat(Postbox.of(email).getLast().getContent().toString()).contains("/medic-it/requests/parcel/").doesNotContain("Eksempelveien");
        assertThat(state(page)).isEqualTo("fulfilled");
    }

    @Test
    @Keeps({"S-53", "S-10", "S-52"})
    void micromedicGivesAnExtractOnlyOnASignedLetterAndStopsAdvertisingOnAWord() {
        String email = customer("micromedic", "RD-2", "Fantasi Underskrift");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String access = taken(desk, "access", "Fantasi Underskrift", Map.of("email", email, "channel", "email", "language", "sv"));
        String block = taken(desk, "marketing-block", "Fantasi Underskrift", Map.of("email", email, "channel", "letter", "language", "sv"));

        String refused = Desk.plain(desk.send(access, access + "/answer", Map.of()).body());
        String blocked = Desk.plain(desk.send(block, block + "/answer", Map.of()).body());
        desk.send(access, access + "/proof", Map.of("method", "signed-letter"));
        String given = Desk.plain(desk.send(access, access + "/answer", Map.of()).body());

        assertThat(refused).contains("before the person has shown who they are");
        assertThat(blocked).contains("Du får ingen mer reklam från oss");
        assertThat(given).contains("Kopia av allt vi har om dig");
        assertThat(database.sql("select string_agg(channel, ' ' order by id) from rights.request where subject = ?").param(subject("RD-2")).query(String.class).single()).isEqualTo("email letter");
    }

    @Test
    @Keeps("S-36")
    void micromedicBlocksDirectMarketingAtOnce() {
        String email = customer("micromedic", "RD-3", "Fantasi Nei");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        assertThat(counter.usable("micromedic", "sales", "offers", new SubjectId(subject("RD-3")))).isNotEmpty();

        String page = taken(desk, "marketing-block", "Fantasi Nei", Map.of("email", email));
        desk.send(page, page + "/answer", Map.of());

        assertThat(counter.usable("micromedic", "sales", "offers", new SubjectId(subject("RD-3")))).isEmpty();
        assertThat(database.sql("select count(*) from ledger.mark where subject = ? and purpose like 'channel:%' and ended is null").param(subject("RD-3")).query(Long.class).single()).isEqualTo(4);
        assertThat(state(page)).isEqualTo("fulfilled");
    }

    @Test
    @Keeps("O-33")
    void oneMedCorrectsWhatIsWrongWhereverItIs() {
        String email = customer("onemed", "RD-4", "Fantasi Skrivefeil");
        Desk desk = counter.desk("onemed", "quality-manager");
        long subject = subject("RD-4");
        String page = taken(desk, "rectification", "Fantasi Skrivefeil", Map.of("email", email));
        desk.send(page, page + "/proof", Map.of("method", "document"));
        String shown = desk.read(page);
        var field = Pattern.compile("<option value=\"([^\"]+)\"[^>]*>Name: Fantasi Skrivefeil").matcher(shown);
        assertThat(field.find()).isTrue();

        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of("field", field.group(1), "reason", "incorrect", "becomes", "Fantasi Rettskrevet")).body());

        assertThat(answered).contains("er endret");
        assertThat(database.sql("select count(*) from register.person where subject = ? and name = 'Fantasi Skrivefeil'").param(subject).query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from register.person where subject = ? and name = 'Fantasi Rettskrevet'").param(subject).query(Long.class).single()).isPositive();
        assertThat(database.sql("select count(*) from ledger.provenance where subject = ? and field = 'name' and source = 'person'").param(subject).query(Long.class).single()).isPositive();
    }

    @Test
    @Keeps("M1-51")
    void aRefusalTakesTwoPeopleAndNamesGroundLawAndAuthority() throws Exception {
        String email = customer("medic-it", "RD-5", "Fantasi Avslag");
        Desk one = counter.desk("medic-it", "privacy-handler");
        Desk other = counter.desk("medic-it", "managing-director");
        String page = taken(one, "erasure", "Fantasi Avslag", Map.of("email", email));

        one.send(page, page + "/refusal", Map.of("denial", "legal-claims"));
        String alone = Desk.plain(one.send(page, page + "/refusal/review", Map.of("agreed", "yes")).body());
        other.send(page, page + "/refusal/review", Map.of("agreed", "yes"));
        dispatch.deliver();

        assertThat(alone).contains("A refusal takes two");
        assertThat(state(page)).isEqualTo("denied");
        assertThat(Postbox.of(email).getLast().getContent().toString()).contains("rettskrav", "art. 17 nr. 3 e", "Datatilsynet");
    }

    @Test
    void aKnownTelephoneNumberLinksNobodyToAnAddressThatIsNotKnown() {
        counter.customer("medic-it", "RD-20", Row.person("Fantasi Oppringt").and("phone", "+47 000 20 311").since(counter.today().minusDays(40)).and("source", "customer"));
        database.sql("delete from rights.attempt").update();

        new Desk(app.url("/").getPort(), "en").send("/medic-it/requests", "/medic-it/requests",
                Map.of("kind", "withdrawal", "name", "Fantasi Oppringt", "email", "fremmed-rd20@postkasse.example", "phone", "+47 000 20 311", "message", ""));
        dispatch.deliver();

        assertThat(database.sql("select recognised from rights.request where controller = 'medic-it' and kind = 'withdrawal' order by id desc limit 1").query(Boolean.class).single()).isFalse();
        assertThat(database.sql("select count(*) from rights.link l join rights.request r on r.id = l.request where l.known and r.controller = 'medic-it' and r.subject = ?")
                .param(subject("RD-20")).query(Long.class).single()).isZero();
    }

    @Test
    void anObjectionStopsTheUseUntilItIsWeighedAndIsUpheldByOneOrRefusedByTwo() {
        String upheld = customer("micromedic", "RD-7", "Fantasi Medhold");
        String refused = customer("micromedic", "RD-8", "Fantasi Avveid");
        Desk one = counter.desk("micromedic", "privacy-handler");
        Desk other = counter.desk("micromedic", "managing-director");
        SubjectId first = new SubjectId(subject("RD-7"));
        SubjectId second = new SubjectId(subject("RD-8"));
        Map<String, String> purpose = Map.of("purpose", "share-in-group");

        String yes = taken(one, "objection", "Fantasi Medhold", Map.of("email", upheld));
        String no = taken(one, "objection", "Fantasi Avveid", Map.of("email", refused));
        for (String page : new String[] {yes, no}) {
            identified(one, page);
            one.send(page, page + "/answer", purpose);
        }
        boolean stopped = counter.usable("micromedic", "sales", "share-in-group", first).isEmpty() && counter.usable("micromedic", "sales", "share-in-group", second).isEmpty();
        one.send(yes, yes + "/answer", Map.of("purpose", "share-in-group", "decision", "uphold"));
        one.send(no, no + "/refusal", Map.of("denial", "compelling-grounds"));
        other.send(no, no + "/refusal/review", Map.of("agreed", "yes"));

        assertThat(stopped).isTrue();
        assertThat(List.of(state(yes), state(no))).containsExactly("fulfilled", "denied");
        assertThat(counter.usable("micromedic", "sales", "share-in-group", first)).isEmpty();
        assertThat(counter.usable("micromedic", "sales", "share-in-group", second)).isNotEmpty();
        assertThat(counter.usable("micromedic", "customer-service", "administer", first)).isNotEmpty();
    }

    @Test
    void aCompanyWordsTheOpeningOfItsLettersAndTheRestStays() throws Exception {
        String email = customer("medic-it", "RD-9", "Fantasi Brevleser");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String letters = "/desk/requests/letters";

        String wrong = Desk.plain(desk.send(letters, letters + "/block", Map.of("language", "nb", "words", "Takk for {navn}")).body());
        desk.send(letters, letters + "/block", Map.of("language", "nb", "words", "Greit, det er <b>notert</b> som {0}."));
        String page = taken(desk, "marketing-block", "Fantasi Brevleser", Map.of("email", email));
        desk.send(page, page + "/answer", Map.of());
        dispatch.deliver();
        String sent = Postbox.of(email).getLast().getContent().toString();
        desk.send(letters, letters + "/block", Map.of("language", "nb", "words", ""));

        assertThat(wrong).contains("no other braces");
        assertThat(sent).contains("Greit, det er <b>notert</b> som K-", "Datatilsynet").doesNotContain("koster deg ingenting");
        assertThat(desk.read(letters + "?language=nb")).contains("{0}").doesNotContain("notert");
        assertThat(counter.desk("medic-it", "customer-service").get(letters).statusCode()).isEqualTo(403);
        assertThat(counter.desk("it-total", "managing-director").read(letters + "?language=nb")).doesNotContain("notert");
    }

    @Test
    void moreTimeIsTakenOnceInTheFirstMonthWithAReasonAndThePersonIsTold() throws Exception {
        String email = customer("it-total", "RD-6", "Fantasi Tid");
        Desk desk = counter.desk("it-total", "managing-director");
        LocalDate day0 = counter.today();
        String page = taken(desk, "access", "Fantasi Tid", Map.of("email", email));
        String late = taken(desk, "erasure", "Fantasi Tid", Map.of("email", email));

        String bare = Desk.plain(desk.send(page, page + "/extension", Map.of("ground", " ")).body());
        desk.send(page, page + "/extension", Map.of("ground", "vi må lete i to arkiver"));
        String again = Desk.plain(desk.send(page, page + "/extension", Map.of("ground", "igjen")).body());
        dispatch.deliver();
        counter.waitUntil(day0.plusMonths(1).plusDays(5));
        String tooLate = Desk.plain(desk.send(late, late + "/extension", Map.of("ground", "glemt")).body());

        assertThat(bare).contains("Write why more time is needed");
        assertThat(again).contains("only once");
        assertThat(tooLate).contains("only within the first month");
        assertThat(Postbox.of(email).getLast().getContent().toString()).contains("Vi trenger mer tid", "lete i to arkiver");
        assertThat(database.sql("select extended from rights.request where subject = ? and kind = 'access'").param(subject("RD-6")).query(LocalDate.class).single())
                .isAfterOrEqualTo(day0.plusMonths(3));
    }

    @Test
    @Keeps({"M2-24", "S-09"})
    void whoeverTakesACallSeesNothingOfItUntilTheCallerHasShownWhoTheyAre() {
        for (String company : new String[] {"midt-it", "micromedic"}) {
            String number = "R-call-" + company;
            counter.customer(company, number, Row.person("Fantasi Ringer").and("subscription", "Bredbånd 500").since(counter.today().minusDays(9)).and("source", "customer"));
            Desk desk = counter.desk(company, "customer-service");
            String page = "/desk/calls/" + subject(number);

            String hits = Desk.plain(desk.send("/desk/calls", "/desk/calls", Map.of("q", "Fantasi Ringer")).body());
            String before = desk.read(page);
            String wrong = Desk.plain(desk.send(page, page, Map.of("fact.postal-code", "0001", "fact.phone", "000 00 999")).body());
            desk.send(page, page, Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999"));

            assertThat(hits).contains("F•••");
            assertThat(before).contains("•••").doesNotContain("Fantasi Ringer", "Eksempelveien");
            assertThat(wrong).contains("does not agree").doesNotContain("Eksempelveien");
            assertThat(desk.read(page)).contains("Fantasi Ringer", "It is the right person");
            assertThat(database.sql("select count(*) from audit.entry where kind = 'caller.checked' and subject = ?").param(subject(number)).query(Long.class).single()).isEqualTo(2);
        }
    }
}
