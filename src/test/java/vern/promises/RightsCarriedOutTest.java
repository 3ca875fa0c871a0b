package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Use;
import vern.mail.Dispatch;
import vern.rights.answers.Parcels;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What is done when a request has been taken in: corrected, restricted, erased, taken along, taken back.
@Story
class RightsCarriedOutTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @Autowired Gate gate;
    @Autowired Parcels parcels;
    @Autowired vern.rights.requests.Inbound inbound;

    private Asked asked;

    @BeforeEach
    void someone() {
        asked = new Asked(counter, database);
    }

    private static Actor clerk(String company) {
        return new Actor.Job("counter", company);
    }

    @Test
    @Keeps({"T-50", "T-51"})
    void itTotalRegistersACallAsACaseAndShowsTheNewNumberInRegisterBillingAndReport() {
        var who = asked.customer("it-total", "RC-1", "Fantasi Nynummer", "nynummer@postkasse.example");
        Desk desk = counter.desk("it-total", "customer-service");
        Desk director = counter.desk("it-total", "managing-director");
        String access = asked.taken(director, "access", "Fantasi Nynummer", Map.of("email", "nynummer@postkasse.example"));
        String page = asked.taken(director, "rectification", "Fantasi Nynummer", Map.of("email", "nynummer@postkasse.example"));

        asked.answered(director, page, Map.of("field", asked.field(director, page, "Telephone: +4700000999"), "reason", "outdated", "becomes", "+4700000321"));

        assertThat(desk.read(access)).contains("Answer by", "by telephone");
        assertThat(asked.read("it-total", "customer-service", "deliver", who, "phone")).contains("+4700000321").doesNotContain("+4700000999");
        assertThat(asked.read("it-total", "accounting", "billing", who, "phone")).contains("+4700000321").doesNotContain("+4700000999");
        assertThat(director.read("/desk/people/" + who.value() + "/access")).contains("+4700000321").doesNotContain("+4700000999");
    }

    @Test
    void whatIsTrueOfManyRecordsIsToldOnceAndWhatDiffersApart() {
        var who = asked.customer("it-total", "RC-40", "Fantasi Storkunde", "rc-40@postkasse.example");
        database.sql("insert into register.detail (subject, id, anchor, terms, collected, subscription_type) select subject, id * 1000 + n, anchor, terms, collected - n / 3, 'Fantasinett ' || n"
                + " from register.detail, generate_series(1, 4) n where subject = ? and subscription_type is not null").param(who.value()).update();

        String report = Visiting.words(counter.desk("it-total", "managing-director").read("/desk/people/" + who.value() + "/access"));

        assertThat(report).contains("Bredbånd 500", "Fantasinett 1", "Fantasinett 2", "Fantasinett 3", "Fantasinett 4");
        assertThat(report.substring(report.indexOf("Bredbånd 500"), report.indexOf("Fantasinett 2"))).as("the same day").doesNotContain("Used for");
        assertThat(report.substring(report.indexOf("Fantasinett 2"), report.indexOf("Fantasinett 3"))).as("another day").containsOnlyOnce("Used for");
        assertThat(report.substring(report.indexOf("Fantasinett 3"), report.indexOf("Fantasinett 4"))).doesNotContain("Used for");
    }

    @Test
    @Keeps({"S-54", "M2-50"})
    void aCorrectionIsSeenInEveryUseAndItsHistoryKept() {
        var swede = asked.customer("micromedic", "RC-2", "Fantasi Stavad", "stavad@postkasse.example");
        var customer = asked.customer("midt-it", "RC-3", "Fantasi Utdatert", "utdatert@postkasse.example");
        Desk sweden = counter.desk("micromedic", "privacy-handler");
        Desk norway = counter.desk("midt-it", "privacy-handler");
        String one = asked.taken(sweden, "rectification", "Fantasi Stavad", Map.of("email", "stavad@postkasse.example", "language", "sv"));
        String two = asked.taken(norway, "rectification", "Fantasi Utdatert", Map.of("email", "utdatert@postkasse.example"));

        String letter = asked.answered(sweden, one, Map.of("field", asked.field(sweden, one, "Name: Fantasi Stavad"), "reason", "incorrect", "becomes", "Fantasi Rättstavad"));
        asked.answered(norway, two, Map.of("field", asked.field(norway, two, "Telephone: +4700000999"), "reason", "outdated", "becomes", ""));

        for (var use : List.of(List.of("customer-service", "administer"), List.of("sales", "offers"), List.of("sales", "share-in-group"))) {
            assertThat(asked.read("micromedic", use.getFirst(), use.getLast(), swede, "name")).as(use.getLast()).containsOnly("Fantasi Rättstavad");
        }
        assertThat(letter).contains("Får besked:");
        assertThat(sweden.read(one)).contains("Must be told");
        assertThat(asked.read("midt-it", "customer-service", "deliver", customer, "phone")).isEmpty();
        assertThat(database.sql("select count(*) from ledger.event where subject = ? and kind = 'rectified' and detail ->> 'field' = 'phone'").param(customer.value()).query(Long.class).single()).isOne();
        assertThat(database.sql("select string_agg(s.kind, ' ' order by s.id) from rights.step s join rights.request r on r.id = s.request where r.subject = ? and r.kind = 'rectification'")
                .param(customer.value()).query(String.class).single()).isEqualTo("received identified fulfilled");
    }

    @Test
    @Keeps("O-32")
    void oneMedStoresAMissingFieldThatTheCustomerSupplies() {
        var who = asked.customer("onemed", "RC-4", "Fantasi Utfyller", "utfyller@postkasse.example");
        Desk desk = counter.desk("onemed", "quality-manager");
        String page = asked.taken(desk, "rectification", "Fantasi Utfyller", Map.of("email", "utfyller@postkasse.example"));
        var missing = database.sql("select title from register.person where subject = ?").param(who.value()).query((row, n) -> Optional.ofNullable(row.getString(1))).list();

        asked.answered(desk, page, Map.of("fill", "title", "becomes", "innkjøpssjef"));

        assertThat(missing).allMatch(Optional::isEmpty);
        assertThat(asked.read("onemed", "customer-service", "business-relations", who, "title")).containsOnly("innkjøpssjef");
        assertThat(database.sql("select count(*) from ledger.provenance where subject = ? and field = 'title' and source = 'person'").param(who.value()).query(Long.class).single()).isPositive();
    }

    @Test
    @Keeps("M1-45")
    void medicItStopsEveryUseButStorageWhenRestrictedAndHandsOverFilesToTakeAlong() {
        var who = asked.customer("medic-it", "RC-5", "Fantasi Begrenset", "begrenset@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        assertThat(counter.usable("medic-it", "customer-service", "customer-register", who)).isNotEmpty();
        String along = asked.taken(desk, "portability", "Fantasi Begrenset", Map.of("email", "begrenset@postkasse.example"));
        String page = asked.taken(desk, "restriction", "Fantasi Begrenset", Map.of("email", "begrenset@postkasse.example"));

        var files = Asked.files(parcels, asked.answered(desk, along, Map.of()));
        asked.answered(desk, page, Map.of("scope", "all", "ground", "disputed"));

        assertThat(files.keySet()).containsExactlyInAnyOrder("data.json", "data.csv");
        assertThat(files.get("data.json")).contains("\"@type\" : \"Person\"", "vern-portability-1", "Fantasi Begrenset");
        assertThat(files.get("data.csv")).startsWith("category,collected,source,field,value");
        assertThat(counter.held(who)).isNotEmpty();
        assertThat(counter.usable("medic-it", "customer-service", "customer-register", who)).isEmpty();
        assertThat(counter.found("medic-it", "customer-service", "customer-register", "Fantasi Begrenset")).isEmpty();
    }

    @Test
    @Keeps("M2-54")
    void midtItLetsThePersonTakeAlongOnlyWhatTheyGave() {
        var who = asked.customer("midt-it", "RC-6", "Fantasi Medbringer", "medbringer@postkasse.example");
        counter.refresh("midt-it", who, Map.of("address", "Registerveien 4"));
        Desk desk = counter.desk("midt-it", "privacy-handler");
        String page = asked.taken(desk, "portability", "Fantasi Medbringer", Map.of("email", "medbringer@postkasse.example"));

        var files = Asked.files(parcels, asked.answered(desk, page, Map.of()));

        assertThat(desk.read("/desk/people/" + who.value() + "/access")).contains("Registerveien 4");
        assertThat(files.get("data.json")).contains("Fantasi Medbringer", "medbringer@postkasse.example").doesNotContain("Registerveien 4");
        assertThat(files.get("data.csv")).doesNotContain("Registerveien 4");
    }

    @Test
    @Keeps({"M1-41", "M1-50"})
    void medicItHandsTheCopyOverThenErasesWhatOnlyTheConsentHeld() throws Exception {
        var who = asked.customer("medic-it", "RC-7", "Fantasi Angrer", "angrer@postkasse.example");
        ledger.consent("medic-it", who, "marketing", Map.of("channel", "form"), clerk("medic-it"));
        counter.keep(Placing.Wish.of("medic-it", "newsletter", "form", who, app.now()).declared(Map.of("for", "marketing")), "angrer@postkasse.example", null);
        Desk desk = counter.desk("medic-it", "privacy-handler");
        assertThat(counter.usable("medic-it", "marketing", "marketing", who)).contains("newsletter");
        String page = asked.taken(desk, "withdrawal", "Fantasi Angrer", Map.of("email", "angrer@postkasse.example"));

        String answered = asked.answered(desk, page, Map.of("purpose", "marketing", "copy", "yes"));
        var files = Asked.files(parcels, answered);
        dispatch.deliver();

        assertThat(files.get("data.json")).contains("newsletter", "angrer@postkasse.example");
        assertThat(counter.held(who)).contains("contact").doesNotContain("newsletter");
        assertThat(counter.usable("medic-it", "marketing", "marketing", who)).isEmpty();
        assertThat(Postbox.of("angrer@postkasse.example").getLast().getContent().toString()).contains("Stoppet", "/requests/parcel/");
        assertThat(database.sql("select ended from ledger.mark where subject = ? and kind = 'CONSENT'").param(who.value()).query(java.time.OffsetDateTime.class).single()).isNotNull();
        assertThat(desk.read("/desk/people/" + who.value() + "/access")).contains("until");
    }

    @Test
    @Keeps({"S-39", "S-56", "S-57"})
    void micromedicStopsWhatTheConsentHeldAndSaysWhatStaysAndWhy() {
        var who = asked.customer("micromedic", "RC-8", "Fantasi Profil", "profil@postkasse.example");
        ledger.consent("micromedic", who, "personalise", Map.of("channel", "form"), clerk("micromedic"));
        counter.keep(Placing.Wish.of("micromedic", "interest", "person", who, app.now()).declared(Map.of("for", "personalise")), "profil@postkasse.example", null);
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "withdrawal", "Fantasi Profil", Map.of("email", "profil@postkasse.example", "language", "sv"));
        LocalDate day = counter.today();
        assertThat(counter.usable("micromedic", "marketing", "personalise", who)).contains("contact", "interest");

        String answered = asked.answered(desk, page, Map.of("purpose", "personalise"));

        assertThat(counter.usable("micromedic", "marketing", "personalise", who)).isEmpty();
        assertThat(counter.usable("micromedic", "customer-service", "administer", who)).contains("contact");
        assertThat(counter.held(who)).doesNotContain("interest");
        assertThat(answered).contains("Stoppat:", "Blir kvar:", "För att vi har ett avtal med dig eller din arbetsgivare.");
        assertThat(desk.read("/desk/people/" + who.value() + "/access")).containsPattern("(?i)yes on .*until " + day.getDayOfMonth());
    }

    @Test
    @Keeps({"M2-19", "M2-41"})
    void midtItHoldsNothingOptionalWithoutAYesAndUsesItForNothingElse() {
        var who = asked.customer("midt-it", "RC-9", "Fantasi Frivillig", "frivillig@postkasse.example");
        var wish = Placing.Wish.of("midt-it", "optional", "person", who, app.now()).in("my-page");

        Placing before = ledger.place(wish);
        ledger.consent("midt-it", who, "optional", Map.of("channel", "min-side"), clerk("midt-it"));
        counter.keep(wish, "frivillig@postkasse.example", null);
        Use.Answer other = gate.use(Use.of(Counter.staff("midt-it", "marketing"), "newsletter", "campaign").only("optional"), who);

        assertThat(before).isEqualTo(new Placing.Refused(Placing.Reason.NO_GROUND));
        assertThat(counter.usable("midt-it", "customer-service", "optional", who)).contains("optional");
        assertThat(other).isEqualTo(new Use.Answer.Refused(Use.Refusal.NOT_OF_THE_PURPOSE));
        assertThat(counter.usable("midt-it", "marketing", "newsletter", who)).isEmpty();
    }

    @Test
    @Keeps("M1-52")
    void medicItTracksAComplaintAndSaysThatItCame() throws Exception {
        database.sql("delete from rights.attempt").update();
        var browser = new Desk(app.url("/").getPort(), "nb");

        var sent = browser.send("/medic-it/requests", "/medic-it/requests", Map.of("kind", "complaint", "name", "Fantasi Klager", "email", "klager@postkasse.example", "message", "Dere ringer for ofte"));
        dispatch.deliver();
        Desk desk = counter.desk("medic-it", "privacy-handler");

        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(Postbox.of("klager@postkasse.example").getLast().getSubject()).contains("Vi har fått kravet ditt", "K-");
        assertThat(desk.read("/desk/requests")).contains("Complaint about how we do it, Fantasi Klager");
    }

    @Test
    void aCopyIsOpenedByLinkAndCodeTogetherAndIsGoneAfterAWeek() {
        asked.customer("it-total", "RC-10", "Fantasi Kopi", "kopi@postkasse.example");
        database.sql("delete from rights.attempt").update();
        var browser = new Desk(app.url("/").getPort(), "nb");
        var sent = Desk.plain(browser.send("/it-total/requests", "/it-total/requests", Map.of("kind", "access", "name", "Fantasi Kopi", "email", "kopi@postkasse.example")).body());
        var code = java.util.regex.Pattern.compile("(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}").matcher(sent);
        assertThat(code.find()).isTrue();
        Desk desk = counter.desk("it-total", "managing-director");
        int number = database.sql("select max(number) from rights.request where controller = 'it-total'").query(Integer.class).single();
        var path = "/it-total/requests/parcel/" + Asked.token(asked.answered(desk, "/desk/requests/" + number, Map.of()));

        var wrong = browser.send(path, path, Map.of("code", "AAAA-BBBB-CCCC-DDDD"));
        var right = browser.send(path, path, Map.of("code", code.group().toLowerCase(java.util.Locale.ROOT)));
        var followed = Desk.plain(browser.send("/it-total/requests/follow", "/it-total/requests/follow", Map.of("code", code.group())).body());
        var nobody = Desk.plain(browser.send("/it-total/requests/follow", "/it-total/requests/follow", Map.of("code", "AAAA-BBBB-CCCC-DDDD")).body());
        counter.waitDays(8);

        assertThat(wrong.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("?wrong"));
        assertThat(Desk.plain(browser.send("/it-total/requests", "/it-total/requests", Map.of("name", "Fantasi Halvveis", "email", "halvveis@postkasse.example")).body()))
                .contains("value=\"Fantasi Halvveis\"", "value=\"halvveis@postkasse.example\"");
        assertThat(right.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(right.headers().firstValue("Content-Disposition")).hasValueSatisfying(how -> assertThat(how).startsWith("attachment"));
        assertThat(followed).contains("K-" + number, "besvart");
        assertThat(nobody).contains("Koden stemmer ikke").doesNotContain("K-" + number);
        assertThat(browser.get(path).statusCode()).isEqualTo(410);
        assertThat(database.sql("select count(*) from audit.entry where kind = 'ledger.record-erased' and controller = 'it-total' and details::text like '%rights.parcel%'").query(Long.class).single()).isPositive();
        assertThat(database.sql("select count(*) from rights.parcel").query(Long.class).single()).isZero();
    }

    @Test
    @Keeps("S-60")
    void micromedicSendsWhatThePersonGaveStraightToAnotherControllerAndLogsItsReceipt() {
        asked.customer("micromedic", "RC-11", "Fantasi Flyttar", "flyttar@postkasse.example");
        var there = asked.customer("it-total", "RC-12", "Fantasi Flyttar", "flyttar@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "portability", "Fantasi Flyttar", Map.of("email", "flyttar@postkasse.example", "language", "sv"));
        String code = inbound.make("it-total", there);
        asked.identified(desk, page);

        String wrong = Desk.plain(desk.send(page, page + "/answer", Map.of("to", app.url("/it-total/portability").toString(), "code", "x".repeat(43))).body());
        String inside = Desk.plain(desk.send(page, page + "/answer", Map.of("to", "https://127.0.0.1/x", "code", code)).body());
        String sent = Desk.plain(desk.send(page, page + "/answer", Map.of("to", app.url("/it-total/portability").toString(), "code", code)).body());

        assertThat(wrong).contains("The other company did not take it");
        assertThat(inside).contains("Choose what the request is about");
        assertThat(sent).contains("Vi har skickat det till ett annat företag");
        assertThat(database.sql("select message from rights.said where subject = ?").param(there.value()).query(String.class).single())
                .contains("vern-portability-1", "flyttar@postkasse.example", "Micromedic AB");
        assertThat(database.sql("select detail from rights.step where kind = 'transferred' order by id desc limit 1").query(String.class).single()).startsWith("K-");
        assertThat(new Desk(app.url("/").getPort()).get("/schema/portability-1.json").body()).contains("vern-portability-1");
    }

    @Test
    @Keeps("O-35")
    void oneMedSendsAUsersRequestToTheHealthUnitAndActsOnlyOnTheUnitsOwn() {
        var agreement = ledger.open("onemed", "agreement", Optional.empty(), Map.of("agreement-begun", app.now()));
        var who = ledger.subject("onemed");
        counter.keep(Placing.Wish.of("onemed", "portal-account", "customer", who, app.now()).on(agreement), "bruker@helse.example", null);
        Desk desk = counter.desk("onemed", "quality-manager");
        String direct = asked.taken(desk, "erasure", "Fantasi Bruker", Map.of("email", "bruker@helse.example"));

        String refused = asked.answered(desk, direct, Map.of());
        desk.send(direct, direct + "/forwarding", Map.of());
        var before = counter.held(who);
        String units = asked.taken(desk, "erasure", "Fantasi Helseenhet", Map.of("email", "bruker@helse.example", "channel", "principal"));
        String unproved = Desk.plain(desk.send(units, units + "/answer", Map.of()).body());
        String done = asked.answered(desk, units, Map.of());

        assertThat(refused).contains("on behalf of a principal");
        assertThat(desk.read(direct)).contains("Forwarded to the principal");
        assertThat(before).contains("portal-account");
        assertThat(unproved).contains("before the person has shown who they are");
        assertThat(done).contains("Answered. The answer is kept with the request");
        assertThat(database.sql("select string_agg(channel || ' ' || state, ', ' order by id) from rights.request where subject = ?").param(who.value()).query(String.class).single())
                .isEqualTo("phone in-progress, principal fulfilled");
    }

    @Test
    @Keeps("M2-49")
    void midtItNamesTheLawWhenSomethingIsWithheld() {
        var who = asked.customer("midt-it", "RC-13", "Fantasi Tilbake", "tilbake@postkasse.example");
        Desk desk = counter.desk("midt-it", "privacy-handler");
        String page = asked.taken(desk, "access", "Fantasi Tilbake", Map.of("email", "tilbake@postkasse.example"));
        assertThat(counter.held(who)).contains("contact", "service");

        String answered = asked.answered(desk, page, Map.of("withhold.service", "yes"));
        var files = Asked.files(parcels, answered);

        assertThat(answered).contains("Ikke med i kopien:", "art. 15 nr. 4");
        assertThat(files.get("report.json")).contains("Fantasi Tilbake").doesNotContain("Bredbånd 500");
        assertThat(files.get("report.html")).contains("Fantasi Tilbake");
        assertThat(files.get("report.pdf")).startsWith("%PDF-1.7");
    }

    @Test
    @Keeps("S-01")
    void micromedicsStatementSaysWhatAndWhyAndWhatCanBeDemandedWithTheWayToTheRightsDesk() {
        String page = new Desk(app.url("/").getPort(), "sv").read("/micromedic/privacy");

        assertThat(page).contains("id=\"part-data\"", "id=\"part-why\"", "id=\"part-rights\"", "href=\"/micromedic/requests\"");
        assertThat(new Desk(app.url("/").getPort(), "sv").get("/micromedic/requests").statusCode()).isEqualTo(200);
    }

    @Test
    @Keeps("M1-44")
    void medicItGivesAnExportCorrectsEverywhereAndErases() {
        var who = asked.customer("medic-it", "RC-14", "Fantasi Allrett", "allrett@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        Map<String, String> same = Map.of("email", "allrett@postkasse.example");
        String access = asked.taken(desk, "access", "Fantasi Allrett", same);
        String rectification = asked.taken(desk, "rectification", "Fantasi Allrett", same);
        String erasure = asked.taken(desk, "erasure", "Fantasi Allrett", same);

        var export = Asked.files(parcels, asked.answered(desk, access, Map.of())).get("report.json");
        asked.answered(desk, rectification, Map.of("field", asked.field(desk, rectification, "Name: Fantasi Allrett"), "reason", "incorrect", "becomes", "Fantasi Altrett"));
        var names = database.sql("select name from register.person where subject = ?").param(who.value()).query(String.class).list();
        counter.ends(who, 0, counter.today().minusDays(1));
        String letter = asked.answered(desk, erasure, Map.of("weigh.customer-register", "end"));

        assertThat(export).contains("Fantasi Allrett", "allrett@postkasse.example");
        assertThat(names).containsOnly("Fantasi Altrett");
        assertThat(counter.held(who)).isEmpty();
        assertThat(letter).contains("Slettet:", "fant ingenting", "Datatilsynet");
        assertThat(database.sql("select found from ledger.erasure where subject = ?").param(who.value()).query(Long.class).single()).isZero();
    }

    @Test
    void anAgentGetsNothingWithoutAPowerOfAttorneyThatHolds() {
        var who = asked.customer("it-total", "RC-15", "Fantasi Fullmaktsgiver", "giver@postkasse.example");
        Desk desk = counter.desk("it-total", "managing-director");
        String page = asked.taken(desk, "access", "Fantasi Advokat", Map.of("email", "giver@postkasse.example", "agent", "yes"));
        desk.send(page, page + "/recognition", Map.of("subject", String.valueOf(who.value())));

        String without = asked.answered(desk, page, Map.of());
        desk.send(page, page + "/mandate", Map.of("until", counter.today().minusDays(1).toString(), "covers", "access"));
        String expired = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());
        desk.send(page, page + "/mandate", Map.of("until", counter.today().plusDays(30).toString(), "covers", "access"));
        String given = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());

        assertThat(without).contains("See the power of attorney first");
        assertThat(expired).contains("See the power of attorney first");
        assertThat(given).contains("Answered", "/requests/parcel/");
    }
}
