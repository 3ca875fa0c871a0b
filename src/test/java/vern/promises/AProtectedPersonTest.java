package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.ProtectedIdentities;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Someone whose identity is protected: said at the desk with a reason, seen from then on only in the role for it, and answered only by the
/// safe way.
@Story
class AProtectedPersonTest {

    private static final String COMPANY = "medic-it";
    private static final List<String> OTHERS = List.of("customer-service", "privacy-handler");

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private long account;

    @BeforeEach
    void someoneInTheRoleWhoAlsoServesAndAnswersPeople() {
        account = database.sql("select a.id from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ?")
                .params(COMPANY, ProtectedIdentities.ROLE).query(Long.class).single();
        for (var role : OTHERS) {
            database.sql("insert into staff.role_binding (account, role, work_task, granted_at) values (?, ?, 'test', ?)").params(account, role, Timestamp.from(Instant.EPOCH)).update();
        }
    }

    @AfterEach
    void ofWhomTheOthersKnowNothing() {
        database.sql("delete from staff.role_binding where work_task = 'all'").update();
        OTHERS.forEach(role -> database.sql("delete from staff.role_binding where account = ? and role = ?").params(account, role).update());
    }

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/desk[^\"#]*)");
    private static final List<String> OWN = List.of("people/S", "people/S/access", "people/S/access.json", "people/S/erasure", "notes/S", "passing/S", "calls/S", "lines/S", "vault/S",
            "demands/people/S", "requests/new?person=S", "cases/new?person=S", "repairs/new?person=S");

    /// Opens whatever there are links to from the front page, one of each kind, and what is given; on which kinds of pages any of the words stood.
    private static Set<String> where(Desk desk, List<String> first, List<String> words) {
        var queue = new ArrayDeque<>(first);
        queue.add("/desk");
        var opened = new HashSet<String>();
        var kinds = new HashMap<String, Integer>();
        var found = new TreeSet<String>();
        while (!queue.isEmpty()) {
            var path = queue.poll();
            var kind = path.replaceAll("\\d+", "0").replaceAll("=[^&]*", "");
            if (!opened.add(path) || !first.contains(path) && kinds.merge(kind, 1, Integer::sum) > 1) continue;
            var answer = desk.get(path);
            var body = Desk.plain(answer.body());
            assertThat(answer.statusCode()).as(kind).isLessThan(500);
            if (words.stream().anyMatch(body::contains)) found.add(kind);
            var link = LINK.matcher(answer.body());
            while (link.find()) if (!link.group(1).matches(".*lang=.*|/desk/statement.*")) queue.add(link.group(1).replace("&amp;", "&"));
        }
        return found;
    }

    private List<String> roles() {
        return database.sql("select distinct b.role from staff.role_binding b join staff.account a on a.id = b.account where a.controller = ? and b.ended_at is null and b.role <> ?")
                .params(COMPANY, ProtectedIdentities.ROLE).query(String.class).list();
    }

    /// Someone with every role but the one for protected people.
    private Desk everythingElse() {
        database.sql("insert into staff.role_binding (account, role, work_task, granted_at) select min(b.account), r.role, 'all', ? from staff.role_binding b join staff.account a on a.id = b.account"
                + " cross join unnest(?) r (role) where a.controller = ? and b.role = 'customer-service' and b.work_task <> 'test' and r.role <> 'customer-service' group by r.role")
                .params(Timestamp.from(Instant.EPOCH), roles().toArray(String[]::new), COMPANY).update();
        return counter.desk(COMPANY, "customer-service");
    }

    /// A note, a case, a request whose asker is known, and an invoice; the pages of theirs, each found by number.
    private List<String> planted(SubjectId who, Desk service, Desk handler) {
        String number = String.valueOf(who.value());
        counter.invoice(COMPANY, "PI-4", counter.today());
        service.send("/desk/notes/" + number, "/desk/notes/" + number, Map.of("note", "Pi-merknad om ringing."));
        service.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "phone", "kind", "support", "name", "Fantasi Usynlig", "email", "usynlig-pi@postkasse.example", "message", "Pi-feil på linjen.", "person", number));
        var asked = new Asked(counter, database);
        String request = asked.taken(handler, "access", "Fantasi Usynlig", Map.of("person", number, "email", "usynlig-pi@postkasse.example", "message", "Pi-ønske om innsyn."));
        asked.identified(handler, request);
        long matter = database.sql("select max(matter) from cases.turn where subject = ?").param(who.value()).query(Long.class).single();
        return Stream.concat(OWN.stream().map(path -> "/desk/" + path.replace("S", number)), Stream.of(request, "/desk/cases/" + matter, "/desk/parties/" + counter.party(who).id().value())).toList();
    }

    @Test
    void noPageThatAnyoneElseReachesHasAnythingOfTheirsAndNoPageOfTheirsIsThere() {
        var who = new Visiting(counter, app, database, dispatch).customer(COMPANY, "PI-4", "Fantasi Usynlig", "usynlig-pi@postkasse.example");
        var words = List.of("Fantasi Usynlig", "usynlig-pi@postkasse.example", "Pi-merknad", "Pi-feil", "Pi-ønske");
        var desks = roles().stream().collect(Collectors.toMap(role -> role, role -> counter.desk(COMPANY, role)));
        var inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        var handler = desks.get("privacy-handler");
        var theirs = planted(who, desks.get("customer-service"), handler);
        var everythingElse = everythingElse();
        var before = where(everythingElse, theirs, words);

        handler.send("/desk/people/" + who.value(), "/desk/people/" + who.value() + "/protection", Map.of("about", "register", "confirmed", "yes"));

        assertThat(before).contains("/desk/people/0", "/desk/people/0/access", "/desk/people/0/access.json", "/desk/notes/0", "/desk/cases", "/desk/cases/0", "/desk/requests", "/desk/requests/0", "/desk/parties/0");
        assertThat(where(everythingElse, theirs, words)).isEmpty();
        desks.forEach((role, desk) -> {
            assertThat(theirs.subList(0, OWN.size())).as(role).allSatisfy(path -> assertThat(desk.get(path).statusCode()).as(path).isEqualTo(404));
            assertThat(theirs.subList(OWN.size(), theirs.size()).stream().map(desk::read)).as(role).allMatch(page -> words.stream().noneMatch(page::contains));
        });
        assertThat(inTheRole.read(theirs.getFirst())).contains("Fantasi Usynlig");
    }

    private String search(Desk desk, String words) {
        return Desk.plain(desk.send("/desk/people", "/desk/people", Map.of("q", words)).body()).replaceAll("<input[^>]*name=\"q\"[^>]*>", "");
    }

    @Test
    void onceSaidWithAReasonThePersonIsGoneForEveryoneWithoutTheRoleAndStaysForThoseInIt() {
        var who = new Visiting(counter, app, database, dispatch).customer(COMPANY, "PI-1", "Fantasi Skjermet", "skjermet-pi@postkasse.example");
        String page = "/desk/people/" + who.value();
        Desk handler = counter.desk(COMPANY, "privacy-handler");
        Desk service = counter.desk(COMPANY, "customer-service");
        Desk inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        assertThat(search(service, "Fantasi Skjermet")).contains("Fantasi Skjermet");
        assertThat(service.send(page, page + "/protection", Map.of("about", "threat", "confirmed", "yes")).statusCode()).isEqualTo(400);
        assertThat(handler.send(page, page + "/protection", Map.of("about", "whatever", "confirmed", "yes")).statusCode()).isEqualTo(400);

        String foretold = Desk.plain(handler.send(page, page + "/protection", Map.of("about", "threat")).body());
        var taken = handler.send(page, page + "/protection", Map.of("about", "threat", "confirmed", "yes"));

        assertThat(foretold).contains("the person is exposed to threats or violence", "gone from searches, lists, cases and files");
        assertThat(taken.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/desk/people?told=protection"));
        assertThat(search(service, "Fantasi Skjermet")).doesNotContain("Fantasi Skjermet");
        for (var path : List.of(page, page + "/access", page + "/erasure", "/desk/calls/" + who.value(), "/desk/passing/" + who.value(), "/desk/requests/new?person=" + who.value())) {
            assertThat(handler.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(service.send("/desk/people", "/desk/calls/" + who.value(), Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999")).statusCode()).isEqualTo(404);
        assertThat(search(inTheRole, "Fantasi Skjermet")).contains("Fantasi Skjermet");
        assertThat(inTheRole.read(page)).contains("Fantasi Skjermet", "Identity protected since", "exposed to threats or violence");
        assertThat(handler.send("/desk/people", page + "/protection-end", Map.of("about", "wish-ended", "confirmed", "yes")).statusCode()).isEqualTo(404);
        assertThat(inTheRole.send(page, page + "/protection-end", Map.of("about", "wish-ended", "confirmed", "yes")).statusCode()).isEqualTo(302);
        assertThat(service.read(page)).contains("Fantasi Skjermet");
        assertThat(database.sql("select string_agg(kind || ' ' || (details ->> 'reason'), ', ' order by id) from audit.entry where subject = ? and kind like 'ledger.protection%'").param(who.value()).query(String.class).single())
                .isEqualTo("ledger.protection.begun threat, ledger.protection.ended wish-ended");
    }

    @Test
    void aRequestInTheirNameIsAnsweredInTheRoleAloneAndTheAnswerGoesToMinSideAndToNoAddressThatItCameWith() throws Exception {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer(COMPANY, "PI-2", "Fantasi Gjemt", "gjemt-pi@postkasse.example");
        var asked = new Asked(counter, database);
        Desk handler = counter.desk(COMPANY, "privacy-handler");
        Desk inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        String page = asked.taken(handler, "access", "Fantasi Gjemt", Map.of("person", String.valueOf(who.value()), "email", "utrygg-pi@postkasse.example", "language", "en"));
        handler.send("/desk/people/" + who.value(), "/desk/people/" + who.value() + "/protection", Map.of("about", "register", "confirmed", "yes"));

        String hidden = handler.read(page);
        int answering = handler.send("/desk/people", page + "/answer", Map.of()).statusCode();
        String queue = handler.read("/desk/requests");
        String answered = asked.answered(inTheRole, page, Map.of());
        dispatch.deliver();
        Desk mine = visiting.signedIn(COMPANY, "gjemt-pi@postkasse.example");
        String path = "/" + COMPANY + "/me/requests/" + page.replaceAll("\\D", "");
        String own = mine.read(path);
        var copy = mine.send(path, path + "/copy", Map.of());

        assertThat(hidden).contains("Sees protected people").doesNotContain("Fantasi Gjemt", "utrygg-pi");
        assertThat(answering).isEqualTo(403);
        assertThat(queue).doesNotContain("Fantasi Gjemt");
        assertThat(answered).contains("A copy of everything we hold about you", "Nothing is sent by e-mail");
        assertThat(Postbox.of("utrygg-pi@postkasse.example")).isEmpty();
        assertThat(own).contains("You asked for access on", "Download the copy");
        assertThat(copy.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(copy.body()).contains("report.pdf");
    }

    @Test
    void whatIsWrittenToThemOnTheWayIsPrintedInTheRoleAndReadOnMinSideAndNobodyElseTiesARequestToThem() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer(COMPANY, "PI-3", "Fantasi Bortgjemt", "bortgjemt-pi@postkasse.example");
        var asked = new Asked(counter, database);
        Desk handler = counter.desk(COMPANY, "privacy-handler");
        Desk inTheRole = counter.desk(COMPANY, ProtectedIdentities.ROLE);
        String page = asked.taken(handler, "access", "Fantasi Bortgjemt", Map.of("person", String.valueOf(who.value()), "email", "utrygg-pi3@postkasse.example", "language", "en"));
        String other = asked.taken(handler, "access", "Fantasi Noen", Map.of("email", "noen-pi3@postkasse.example"));
        handler.send("/desk/people/" + who.value(), "/desk/people/" + who.value() + "/protection", Map.of("about", "register", "confirmed", "yes"));

        inTheRole.send(page, page + "/extension", Map.of("ground", "two archives must be searched"));
        int tied = handler.send(other, other + "/recognition", Map.of("subject", String.valueOf(who.value()))).statusCode();
        dispatch.deliver();
        String desk = inTheRole.read(page);
        String own = visiting.signedIn(COMPANY, "bortgjemt-pi@postkasse.example").read("/" + COMPANY + "/me/requests/" + page.replaceAll("\\D", ""));

        assertThat(desk).contains("We need more time", "to be printed and posted", "/written/");
        assertThat(own).contains("Our letters", "two archives must be searched");
        assertThat(Postbox.of("utrygg-pi3@postkasse.example")).isEmpty();
        assertThat(tied).isEqualTo(404);
    }
}
