package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.rights.answers.Parcels;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Who asks is not always who they say, or who is asked about: another's request, a link to another's mailbox, an address of two people, a person of two
/// numbers, a name that is a formula.
@Story
class WhatIsSomeoneElsesTest {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+/requests/link/\\S+)");

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Parcels parcels;
    @Autowired Persons persons;

    private Asked asked;

    @BeforeEach
    void someone() {
        asked = new Asked(counter, database);
    }

    private String link(String email) throws Exception {
        dispatch.deliver();
        return Postbox.of(email).reversed().stream().map(one -> {
            try {
                return one.getContent().toString();
            } catch (java.io.IOException | jakarta.mail.MessagingException fault) {
                throw new AssertionError(fault);
            }
        }).flatMap(text -> LINK.matcher(text).results()).findFirst().orElseThrow().group(1);
    }

    private String method(String page) {
        return database.sql("select coalesce(method, 'none') from rights.request where controller = 'medic-it' and number = ?").param(Integer.valueOf(page.replaceAll("\\D", ""))).query(String.class).single();
    }

    private long owner(String page) {
        return database.sql("select subject from rights.request where controller = 'medic-it' and number = ?").param(Integer.valueOf(page.replaceAll("\\D", ""))).query(Long.class).single();
    }

    /// Asks, on the open form, by this name and address; the page at the desk.
    private String written(String kind, String name, String email) {
        database.sql("delete from rights.attempt").update();
        new Desk(app.url("/").getPort(), "nb").send("/medic-it/requests", "/medic-it/requests", Map.of("kind", kind, "name", name, "email", email, "message", ""));
        return "/desk/requests/" + database.sql("select max(r.number) from rights.request r join rights.said s on s.subject = r.subject and s.anchor = r.anchor where r.controller = 'medic-it' and s.email = ?")
                .param(email).query(Integer.class).single();
    }

    @Test
    void aLinkThatWentToAnUnknownMailboxProvesNothingWhomeverTheDeskFindsAfterwards() throws Exception {
        var who = asked.customer("medic-it", "SE-1", "Fantasi Offer", "se-1@postkasse.example");
        String page = written("withdrawal", "Fantasi Offer", "se-1-fremmed@annet.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String link = link("se-1-fremmed@annet.example");
        desk.send(page, page + "/recognition", Map.of("subject", String.valueOf(who.value())));

        var followed = new Desk(app.url("/").getPort()).send(link, link, Map.of());
        String known = written("withdrawal", "Fantasi Offer", "se-1@postkasse.example");
        String own = link("se-1@postkasse.example");
        new Desk(app.url("/").getPort()).send(own, own, Map.of());

        assertThat(owner(page)).isEqualTo(who.value());
        assertThat(followed.statusCode()).as("and does not say so").isEqualTo(200);
        assertThat(method(page)).isEqualTo("none");
        assertThat(method(known)).as("to the address on file it does").isEqualTo("link");
    }

    @Test
    void whoeverWasShownToBeOnePersonHasNotShownToBeAnother() {
        var one = asked.customer("medic-it", "SE-2", "Fantasi Første", "se-2@postkasse.example");
        var other = asked.customer("medic-it", "SE-3", "Fantasi Andre", "se-3@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String page = asked.taken(desk, "access", "Fantasi Første", Map.of("email", "se-2@postkasse.example"));
        asked.identified(desk, page);
        assertThat(owner(page)).isEqualTo(one.value());
        assertThat(method(page)).isEqualTo("document");

        desk.send(page, page + "/recognition", Map.of("subject", String.valueOf(other.value())));
        String answered = Desk.plain(desk.send(page, page + "/answer", Map.of()).body());

        assertThat(owner(page)).isEqualTo(other.value());
        assertThat(method(page)).isEqualTo("none");
        assertThat(answered).contains("before the person has shown who they are").doesNotContain("/requests/parcel/");
    }

    @Test
    void twoWhoShareAnAddressAreNeitherLinkedByItNorShownByItAndNeitherGetsTheOthersData() throws Exception {
        var one = counter.customer("medic-it", "SE-4", Counter.Row.person("Fantasi Samboer").and("email", "se-felles@postkasse.example").and("phone", "+47 000 20 404").and("address", "Eksempelveien 404")
                .since(counter.today().minusDays(40)).and("source", "customer"));
        counter.customer("medic-it", "SE-5", Counter.Row.person("Fantasi Husfelle").and("email", "se-felles@postkasse.example").and("phone", "+47 000 20 405").and("address", "Eksempelveien 405")
                .since(counter.today().minusDays(40)).and("source", "customer"));
        Desk desk = counter.desk("medic-it", "privacy-handler");

        String withdrawal = written("withdrawal", "Fantasi Samboer", "se-felles@postkasse.example");
        String candidates = desk.read(withdrawal);
        String link = link("se-felles@postkasse.example");
        desk.send(withdrawal, withdrawal + "/recognition", Map.of("subject", String.valueOf(one.value())));
        new Desk(app.url("/").getPort()).send(link, link, Map.of());
        String access = asked.taken(desk, "access", "Fantasi Samboer", Map.of("person", String.valueOf(one.value()), "email", "se-felles@postkasse.example"));
        var files = Asked.files(parcels, asked.answered(desk, access, Map.of()));

        assertThat(candidates).contains("Fantasi Samboer", "Fantasi Husfelle");
        assertThat(method(withdrawal)).as("the other reads the same mailbox").isEqualTo("none");
        for (var file : List.of("report.json", "report.html")) {
            assertThat(files.get(file)).as(file).contains("Fantasi Samboer", "Eksempelveien 404").doesNotContain("Husfelle", "405");
        }
    }

    @Test
    void aPersonOfTwoNumbersIsOneWhoAsksUnderEitherAndBeforeTheyWereJoined() {
        var one = asked.customer("medic-it", "SE-6", "Fantasi Dobbeltført", "se-dobbel@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String before = asked.taken(desk, "access", "Fantasi Dobbeltført", Map.of("email", "se-dobbel@postkasse.example"));
        var other = counter.customer("medic-it", "SE-7", Counter.Row.person("Fantasi Dobbeltført").and("email", "se-dobbel@postkasse.example").and("address", "Eksempelveien 407")
                .since(counter.today().minusDays(40)).and("source", "customer"));
        assertThat(persons.join("medic-it", other, one, Counter.clerk("medic-it"))).isEmpty();

        String after = written("withdrawal", "Fantasi Dobbeltført", "se-dobbel@postkasse.example");
        var files = Asked.files(parcels, asked.answered(desk, before, Map.of()));
        Desk mine = new Visiting(counter, app, database, dispatch).signedIn("medic-it", "se-dobbel@postkasse.example");

        assertThat(database.sql("select recognised from rights.request where controller = 'medic-it' and number = ?").param(Integer.valueOf(after.replaceAll("\\D", ""))).query(Boolean.class).single())
                .as("two numbers of one person are not two people").isTrue();
        assertThat(List.of(one.value(), other.value())).contains(owner(after));
        assertThat(files.get("report.json")).contains("Eksempelveien 9", "Eksempelveien 407");
        for (String page : List.of(before, after)) assertThat(mine.get("/medic-it/me/requests/" + page.replaceAll("\\D", "")).statusCode()).isEqualTo(200);
        for (var number : List.of(one, other)) assertThat(desk.get("/desk/people/" + number.value()).statusCode()).isEqualTo(200);

        String erasure = asked.taken(desk, "erasure", "Fantasi Dobbeltført", Map.of("person", String.valueOf(one.value())));
        counter.ends(one, 0, counter.today().minusDays(1));
        counter.ends(other, 0, counter.today().minusDays(1));
        var ends = new TreeMap<String, String>();
        asked.identified(desk, erasure);
        Pattern.compile("name=\"(weigh\\.[a-z-]+)\"").matcher(desk.read(erasure)).results().forEach(found -> ends.put(found.group(1), "end"));
        desk.send(erasure, erasure + "/answer", ends);
        assertThat(counter.held(one)).isEmpty();
        assertThat(counter.held(other)).as("under whichever number it lies").isEmpty();
    }

    @Test
    void anothersRequestIsAnsweredLikeOneThatIsNotThereWhateverIsSent() {
        var who = asked.customer("it-total", "SE-8", "Fantasi Eier", "se-8@postkasse.example");
        Desk owner = counter.desk("it-total", "managing-director");
        for (int more = 0; more < 2; more++) asked.taken(owner, "access", "Fantasi Eier", Map.of("person", String.valueOf(who.value())));
        // A number that only this company has, for as long as it is tried.
        int number = database.sql("select max(number) from rights.request where subject = ?").param(who.value()).query(Integer.class).single();
        int theirs = 990_000;
        database.sql("update rights.request set number = ? where controller = 'it-total' and number = ?").params(theirs, number).update();
        var visiting = new Visiting(counter, app, database, dispatch);
        visiting.customer("it-total", "SE-9", "Fantasi Nysgjerrig", "se-9@postkasse.example");
        Desk stranger = counter.desk("medic-it", "privacy-handler");
        Desk another = visiting.signedIn("it-total", "se-9@postkasse.example");

        for (var filled : List.of(true, false)) {
            assertThat(walked(stranger, "/desk/requests", AT_THE_DESK, theirs, filled)).as("desk %s", filled).isEqualTo(walked(stranger, "/desk/requests", AT_THE_DESK, 989_999, filled));
            assertThat(walked(another, "/it-total/me/requests", ON_MIN_SIDE, theirs, filled)).as("Min side %s", filled).isEqualTo(walked(another, "/it-total/me/requests", ON_MIN_SIDE, 989_999, filled));
        }
        assertThat(walked(stranger, "/desk/requests", AT_THE_DESK, theirs, true)).noneMatch(answer -> answer.matches(".* (200|302|303|5..)"));
        assertThat(database.sql("select count(*) from rights.step s join rights.request r on r.id = s.request where r.subject = ? and s.kind <> 'received' and s.kind <> 'looks-alike'").param(who.value()).query(Long.class).single()).isZero();
        database.sql("update rights.request set number = ? where controller = 'it-total' and number = ?").params(number, theirs).update();
    }

    private static final List<String> AT_THE_DESK = List.of("", "/letters/1", "/written/1.pdf", "/recipients/printer/letter.pdf", "/files/cases.file-1", "/recognition?subject=1", "/search?q=Fantasi",
            "/identity?fact.phone=1", "/proof?method=document", "/question", "/documents/removal", "/extension?ground=x", "/refusal?denial=excessive", "/refusal/review?agreed=yes", "/dispute?field=x",
            "/guardian?email=x@eksempel.example", "/mandate?until=2099-01-01&covers=access", "/forwarding", "/revocation", "/joining", "/recipients/printer?how=email", "/answer?scope=all&ground=disputed",
            "/lifting?day=2099-01-01&why=x", "/passages?words=x", "/written/1/posting", "/files/cases.file-1?way=withheld&why=others");
    private static final List<String> ON_MIN_SIDE = List.of("", "/receipt", "/copy", "/identity", "/revocation", "/document");

    /// The answers to asking for each, and to sending it a form.
    private static List<String> walked(Desk desk, String base, List<String> paths, int number, boolean filled) {
        var answers = new ArrayList<String>();
        for (String path : paths) {
            var parts = path.split("\\?", 2);
            var words = new TreeMap<String, String>();
            if (filled && parts.length > 1) for (String word : parts[1].split("&")) words.put(word.split("=")[0], word.split("=")[1]);
            String address = base + "/" + number + parts[0];
            String form = base.startsWith("/desk") ? "/desk/requests/calendar" : "/it-total/me/details";
            answers.add("GET " + path + " " + desk.get(address).statusCode());
            if (!path.isEmpty()) answers.add("POST " + path + " " + desk.send(form, address, words).statusCode());
        }
        return answers;
    }

    @Test
    void aFormWithNothingInItIsRefusedAndIsNoFault() {
        var who = asked.customer("it-total", "SE-12", "Fantasi Tomsender", "se-12@postkasse.example");
        Desk desk = counter.desk("it-total", "managing-director");
        String page = asked.taken(desk, "access", "Fantasi Tomsender", Map.of("person", String.valueOf(who.value()), "email", "se-12@postkasse.example"));
        int number = Integer.parseInt(page.replaceAll("\\D", ""));
        Desk mine = new Visiting(counter, app, database, dispatch).signedIn("it-total", "se-12@postkasse.example");
        var outside = new Desk(app.url("/").getPort());
        var answers = new ArrayList<String>();

        answers.addAll(walked(mine, "/it-total/me/requests", ON_MIN_SIDE.stream().filter(path -> !path.equals("/revocation")).toList(), number, false));
        answers.addAll(walked(desk, "/desk/requests", AT_THE_DESK.stream().filter(path -> !path.startsWith("/answer") && !path.equals("/revocation")).toList(), number, false));
        for (String path : List.of("/requests", "/requests/follow", "/requests/follow/document", "/requests/follow/receipt", "/requests/link/" + "x".repeat(43), "/requests/link/" + "x".repeat(43) + "/document",
                "/requests/parcel/" + "x".repeat(43))) {
            database.sql("delete from rights.attempt").update();
            answers.add(path + " " + outside.send("/it-total/requests/follow", "/it-total" + path, Map.of()).statusCode());
            answers.add(path + " with a file " + outside.upload("/it-total/requests/follow", "/it-total" + path, Map.of(), new Desk.Upload("other", "x.pdf", "%PDF-".getBytes())).statusCode());
        }
        for (String path : List.of("/letters", "/files/cases.file-1")) {
            answers.add(path + " " + desk.upload(page, page + path, Map.of(), new Desk.Upload("other", "x.pdf", "%PDF-".getBytes())).statusCode());
        }

        assertThat(answers).noneMatch(answer -> answer.matches(".* 5\\d\\d"));
    }

    @Test
    void aLinkThatIsUsedForgedOldOrOfAnotherCompanyIsGoneAndSaysNoMore() throws Exception {
        asked.customer("medic-it", "SE-13", "Fantasi Lenke", "se-13@postkasse.example");
        written("withdrawal", "Fantasi Lenke", "se-13@postkasse.example");
        String used = link("se-13@postkasse.example");
        var outside = new Desk(app.url("/").getPort());
        outside.send(used, used, Map.of());
        written("withdrawal", "Fantasi Lenke", "se-13@postkasse.example");
        String old = link("se-13@postkasse.example");
        var elsewhere = outside.get(old.replace("/medic-it/", "/it-total/"));
        assertThat(outside.get(old).statusCode()).as("works yet").isEqualTo(200);
        counter.waitDays(8);

        var forged = outside.get(used.replaceFirst("[^/]{43}$", "y".repeat(43)));
        for (var answer : List.of(outside.get(used), outside.get(old), outside.send("/medic-it/requests/follow", used, Map.of()), outside.send("/medic-it/requests/follow", old, Map.of()), forged, elsewhere)) {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(Visiting.words(answer.body()).replaceAll("(?i)medic it|it total", "")).doesNotContain("Fantasi", "K-");
        }
    }

    @Test
    void aNameThatIsAFormulaOrAScriptIsTextWhereverItGoes() {
        String name = "=1+cmd|' /C calc'!A0<script>alert(1)</script>";
        var who = asked.customer("medic-it", "SE-10", name, "se-10@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String along = asked.taken(desk, "portability", name, Map.of("email", "se-10@postkasse.example", "message", "<img src=x onerror=alert(1)>"));
        String access = asked.taken(desk, "access", name, Map.of("email", "se-10@postkasse.example"));

        var table = Asked.files(parcels, asked.answered(desk, along, Map.of())).get("data.csv");
        var copy = Asked.files(parcels, asked.answered(desk, access, Map.of()));
        String pages = desk.get("/desk/requests").body() + desk.get(along).body() + desk.get("/desk/people/" + who.value()).body() + desk.get("/desk/people/" + who.value() + "/access").body();

        assertThat(table).contains(",\"'=1+cmd|' /C calc'!A0<script>alert(1)</script>\"").doesNotContain(",\"=", ",=");
        assertThat(copy.get("report.html")).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(copy.get("report.json")).contains(name);
        assertThat(pages).contains("&lt;script&gt;", "&lt;img src=x").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void theCopyIsReadInWordsAndUsedAgainInCodes() {
        asked.customer("micromedic", "SE-11", "Fantasi Leser", "se-11@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "access", "Fantasi Leser", Map.of("email", "se-11@postkasse.example", "language", "sv"));
        desk.send(page, page + "/proof", Map.of("method", "signed-letter"));
        var files = Asked.files(parcels, Desk.plain(desk.send(page, page + "/answer", Map.of()).body()));

        assertThat(Visiting.words(files.get("report.html"))).contains("Norge").doesNotContainPattern("\\b\\d{4}-\\d{2}-\\d{2}\\b").doesNotContainPattern("\\bNO\\b");
        assertThat(files.get("report.json")).contains("\"NO\"", "\"received\" : \"" + counter.today() + "\"");
    }
}
