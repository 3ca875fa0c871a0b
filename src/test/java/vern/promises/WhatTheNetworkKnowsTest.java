package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.telemetry.WebLog;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Traffic, measurements and logs come in from the network; who sees them, how long, and what is made of them.
@Story
class WhatTheNetworkKnowsTest {

    private static final String TRAFFIC = "line,ip-address,started,ended,volume,cell";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired JdbcClient database;
    @Autowired WebLog webLog;
    @Autowired Dispatch dispatch;

    private ApiCaller caller(String company, String purpose) {
        return ApiCaller.with(app.url("/").getPort(), counter.desk(company, "administrator"), purpose);
    }

    private SubjectId subscriber(String number, String name) {
        return counter.customer("midt-it", number, Row.person(name).since(counter.today()).and("subscription", "Bredbånd 250").and("source", "order"));
    }

    private SubjectId client(String number, String name) {
        return counter.customer("it-total", number, Row.person(name).since(counter.today()).and("subscription", "Fiber 500"));
    }

    private String ago(Duration past) {
        return Instant.ofEpochSecond(app.now().minus(past).getEpochSecond()).toString();
    }

    private String session(String number, String address, Duration past) {
        return String.join(",", number, address, ago(past), ago(past), "1000", "C-7");
    }

    private long rows(String table, SubjectId who) {
        return database.sql("select count(*) from telemetry." + table + " where subject = ?").param(who.value()).query(Long.class).single();
    }

    @Test
    @Keeps("M2-15")
    void midtItKeepsTrafficApartAndShowsItToSecurityAlone() {
        subscriber("N-1", "Fantasi Nettmo");
        caller("midt-it", "secure-network").takes("midt-it", "traffic", TRAFFIC, session("N-1", "192.0.2.71", Duration.ofHours(1)));

        var seller = counter.desk("midt-it", "sales").get("/desk/events/traffic");
        String security = counter.desk("midt-it", "security").read("/desk/events/traffic");

        assertThat(seller.statusCode()).isEqualTo(403);
        assertThat(seller.body()).doesNotContain("192.0.2.71");
        assertThat(security).contains("192.0.2.71", "21 days");
    }

    @Test
    @Keeps("M2-37")
    void midtItOpensItsSecurityLogForTheSecurityRoleOnly() {
        subscriber("N-2", "Fantasi Vaktmo");
        caller("midt-it", "secure-network").takes("midt-it", "security-event", "line,ip-address,username,event,occurred",
                "N-2,192.0.2.72,vaktmo,login," + ago(Duration.ofMinutes(5)));

        for (String role : List.of("customer-service", "sales", "operations", "administrator")) {
            assertThat(counter.desk("midt-it", role).get("/desk/events/security-event").statusCode()).as(role).isEqualTo(403);
        }
        assertThat(counter.desk("midt-it", "security").read("/desk/events/security-event")).contains("192.0.2.72", "90 days");
    }

    @Test
    @Keeps("T-23")
    void itTotalListsEachLogWithItsCategoryAndHowLongItIsKept() {
        String logs = counter.desk("it-total", "operations").read("/desk/events").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");

        assertThat(logs).containsPattern("Measurements and technical logs Service, when it was measured.{0,200}Fix faults before you notice them 90 days after")
                .containsPattern("IP addresses at login .{0,200}Secure login 90 days after");
        assertThat(database.sql("select count(*) from telemetry.usage h join ledger.terms t on t.id = h.terms where t.due = 'infinity'").query(Long.class).single()).isZero();
    }

    @Test
    void takesTheGoodRowsOfABadFileAndTellsTheOthersLineByLine() {
        SubjectId who = subscriber("N-3", "Fantasi Radmo");
        List<String> rows = IntStream.rangeClosed(2, 301).mapToObj(line -> line % 100 != 0 ? session("N-3", "192.0.2.73", Duration.ofHours(2))
                : line == 100 ? "N-3,not an address," + ago(Duration.ZERO) + ",,1,C" : line == 200 ? "nobody,192.0.2.1," + ago(Duration.ZERO) + ",,1,C" : "N-3,192.0.2.1,yesterday,,1,C").toList();

        var answer = caller("midt-it", "secure-network").deliver("midt-it", "traffic", "text/csv", TRAFFIC + "\n" + String.join("\n", rows));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"taken\":297", "\"broken\":3").contains("\"line\":100,\"code\":\"address\"", "\"line\":200,\"code\":\"unknown-line\"", "\"line\":300,\"code\":\"time\"");
        assertThat(rows("traffic", who)).isEqualTo(297);
    }

    @Test
    void takesObjectsALineAndRefusesWhatTheKeyIsNotFor() {
        SubjectId who = subscriber("N-4", "Fantasi Linjemo");
        String object = "{\"line\":\"N-4\",\"ip-address\":\"2001:db8::4\",\"started\":\"" + ago(Duration.ofHours(3)) + "\",\"volume\":12}";
        ApiCaller caller = caller("midt-it", "secure-network");

        var taken = caller.deliver("midt-it", "traffic", "application/x-ndjson", object + "\n{broken\n");
        int otherPurpose = caller("midt-it", "newsletter").deliver("midt-it", "traffic", "application/x-ndjson", object).statusCode();
        int otherCompany = caller.deliver("it-total", "usage", "application/x-ndjson", object).statusCode();
        int noKey = new ApiCaller(app.url("/").getPort(), "vern_guessed").deliver("midt-it", "traffic", "application/x-ndjson", object).statusCode();
        int undeclared = caller.deliver("midt-it", "traffic", "text/csv", "line,started,name\nN-4," + ago(Duration.ZERO) + ",Fantasi").statusCode();

        assertThat(taken.body()).contains("\"taken\":1", "\"line\":2,\"code\":\"not-readable\"");
        assertThat(List.of(otherPurpose, otherCompany, noKey, undeclared)).containsExactly(403, 401, 401, 422);
        assertThat(rows("traffic", who)).isOne();
    }

    @Test
    void dropsADayWholeWhenItIsOverAndHoldsNothingOfWhoeverSaidNo() {
        SubjectId who = subscriber("N-5", "Fantasi Dagmo");
        SubjectId objector = subscriber("N-6", "Fantasi Neimo");
        ledger.object("midt-it", objector, "secure-network", Counter.clerk("midt-it"));
        ledger.upholdObjection("midt-it", objector, "secure-network", Counter.clerk("midt-it"));

        var answer = caller("midt-it", "secure-network").deliver("midt-it", "traffic", "text/csv", String.join("\n", TRAFFIC,
                session("N-5", "192.0.2.75", Duration.ofMinutes(1)), session("N-6", "192.0.2.76", Duration.ofMinutes(1))));
        counter.waitUntil(counter.today().plusDays(20));
        long before = rows("traffic", who);
        counter.waitUntil(counter.today().plusDays(3));

        assertThat(answer.body()).contains("\"taken\":1", "\"unheld\":1");
        assertThat(rows("traffic", objector)).isZero();
        assertThat(before).isOne();
        assertThat(rows("traffic", who)).isZero();
        assertThat(database.sql("select coalesce(sum(gone), 0) from ledger.sweep_count where category = 'traffic'").query(Long.class).single()).isPositive();
    }

    @Test
    void anAccessReportHoldsEveryRowOfOnesOwn() {
        SubjectId who = subscriber("N-7", "Fantasi Innsynmo");
        caller("midt-it", "secure-network").takes("midt-it", "traffic", TRAFFIC, session("N-7", "192.0.2.77", Duration.ofMinutes(2)));

        Desk privacy = counter.desk("midt-it", "privacy-handler");
        new Asked(counter, database).shown(privacy, "access", who);
        String report = privacy.read("/desk/people/" + who.value() + "/access.json");

        assertThat(report).contains("192.0.2.77");
    }

    private void measured(String number, String service, String... qualities) {
        caller("it-total", "watch-quality").takes("it-total", "usage", java.util.stream.Stream.concat(java.util.stream.Stream.of("line,service,measured,quality"),
                IntStream.range(0, qualities.length).mapToObj(i -> number + "," + service + "," + ago(Duration.ofMinutes(10L * (qualities.length - i))) + "," + qualities[i])).toArray(String[]::new));
    }

    @Test
    @Keeps("T-24")
    void itTotalShowsOperationsHowAServiceIsAndTheSellerNothingOfIt() {
        SubjectId who = client("N-8", "Fantasi Statusmo");
        measured("N-8", "Fiber 500", "99", "97");

        String operator = counter.desk("it-total", "operations").read("/desk/people/" + who.value());
        String seller = counter.desk("it-total", "sales").read("/desk/people/" + who.value());

        assertThat(operator).contains("Fiber 500: quality 97, measured");
        assertThat(seller).contains("Fantasi Statusmo").doesNotContain("quality 97");
        assertThat(counter.desk("it-total", "sales").get("/desk/lines/" + who.value()).statusCode()).isEqualTo(403);
    }

    @Test
    @Keeps({"T-25", "T-26"})
    void itTotalOpensACaseOfItsOwnWhenAServiceIsPoorBeforeTheCustomerSaysAnything() {
        SubjectId who = client("N-9", "Fantasi Tregmo");
        Desk desk = counter.desk("it-total", "operations");
        String before = desk.read("/desk/alarms");

        measured("N-9", "Fiber treg", "98", "71", "70");
        String after = desk.read("/desk/alarms");
        String alarm = desk.read(link(after, "Fiber treg"));

        assertThat(before).doesNotContain("Fiber treg");
        assertThat(after).contains("The service is poorer than it should be", "found by ourselves").containsOnlyOnce("Fiber treg");
        assertThat(alarm).contains("before the customer said anything", "The case is with operations", "Fix faults before you notice them").containsPattern("Quality\\s*</dt><dd><span[^>]*>71");
        assertThat(database.sql("select clocks ->> 'case-opened' is not null and kind = 'case' from ledger.anchor where id = (select anchor from telemetry.alarm where subject = ?)")
                .param(who.value()).query(Boolean.class).single()).isTrue();
        assertThat(desk.read("/desk")).contains("/desk/alarms");
        assertThat(counter.desk("it-total", "sales").get("/desk/alarms").statusCode()).isEqualTo(403);
    }

    /// The page of the newest alarm in whose row a word stands.
    private static String link(String page, String word) {
        for (String row : page.split("<tr>")) {
            var found = Pattern.compile("/desk/alarms/\\d+").matcher(row);
            if (row.contains(word) && found.find()) return found.group();
        }
        throw new AssertionError("no alarm of " + word);
    }

    @Test
    @Keeps("T-27")
    void itTotalAlertsOnALoginFromAnUnusualPlaceAndTellsTheCustomer() {
        SubjectId who = counter.customer("it-total", "N-10", Row.person("Fantasi Reisemo").since(counter.today()).and("email", "reisemo@postkasse.example"));
        ApiCaller caller = caller("it-total", "prevent-misuse");
        String usual = IntStream.range(0, 4).mapToObj(i -> "N-10,192.0.2.9," + ago(Duration.ofDays(4 - i)) + ",ok").collect(Collectors.joining("\n"));
        caller.takes("it-total", "ip-address", "line,ip-address,logged-in,result", usual);
        long calm = alarms(who);

        caller.takes("it-total", "ip-address", "line,ip-address,logged-in,result", "N-10,192.0.2.10," + ago(Duration.ofMinutes(9)) + ",ok");
        long sameNetwork = alarms(who);
        caller.takes("it-total", "ip-address", "line,ip-address,logged-in,result", "N-10,203.0.113.9," + ago(Duration.ofMinutes(5)) + ",ok");
        String alarm = counter.desk("it-total", "operations").read("/desk/alarms/" + database.sql("select id from telemetry.alarm where subject = ?").param(who.value()).query(Long.class).single());

        assertThat(List.of(calm, sameNetwork, alarms(who))).containsExactly(0L, 0L, 1L);
        assertThat(alarm).contains("Login from an unusual place", "203.0.113.9", "The customer has been told", "Secure login");
        dispatch.deliver();
        assertThat(Postbox.of("reisemo@postkasse.example")).singleElement().satisfies(letter ->
                assertThat(letter.getContent().toString()).contains("fra et sted vi ikke har sett").doesNotContain("203.0.113.9"));
    }

    private long alarms(SubjectId who) {
        return database.sql("select count(*) from telemetry.alarm where subject = ?").param(who.value()).query(Long.class).single();
    }

    @Test
    @Keeps("M2-38")
    void midtItKeepsTheEvidenceOfAbuseWithItsCaseUntilSomeoneHasDecided() {
        SubjectId who = subscriber("N-11", "Fantasi Søppelmo");
        String attempts = IntStream.range(0, 25).mapToObj(i -> "N-11,192.0.2.81,mo,spam," + ago(Duration.ofMinutes(30 - i))).collect(Collectors.joining("\n"));
        caller("midt-it", "stop-abuse").takes("midt-it", "security-event", "line,ip-address,username,event,occurred", attempts);
        Desk desk = counter.desk("midt-it", "security");
        String page = "/desk/alarms/" + database.sql("select id from telemetry.alarm where subject = ?").param(who.value()).query(Long.class).single();

        String open = desk.read(page);
        String undecided = desk.send(page, page + "/decision", Map.of("decision", "blocked", "reason", "")).body();
        counter.waitDays(95);
        String kept = desk().read(page);
        desk().send(page, page + "/decision", Map.of("decision", "blocked", "reason", "device-infected"));
        String decided = desk().read(page);
        counter.waitDays(1);

        assertThat(open).contains("192.0.2.81", "Nobody is shut out unless a person has looked at the case", "Stop abuse and fraud");
        assertThat(Desk.plain(undecided)).contains("Choose both a decision and why");
        assertThat(kept).contains("192.0.2.81");
        assertThat(decided).contains("Blocked the service", "a device is infected", "The case was closed");
        assertThat(rows("access", who)).isZero();
        assertThat(desk().read(page)).contains("what showed it is erased");
        assertThat(counter.desk("midt-it", "managing-director").read("/desk/audit")).contains("telemetry.decided");
    }

    private Desk desk() {
        return counter.desk("midt-it", "security");
    }

    /// What somebody calls about: the number of the case.
    private long called(SubjectId who, String kind) {
        var answer = counter.desk("midt-it", "customer-service").send("/desk/cases/new", "/desk/cases/new", Map.of("person", "" + who.value(), "channel", "phone", "kind", kind, "message", "Nettet faller ut."));
        return Long.parseLong(answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
    }

    private AnchorId anchor(long matter) {
        return database.sql("select anchor from cases.matter where id = ?").param(matter).query((row, _) -> new AnchorId(row.getLong(1))).single();
    }

    @Test
    @Keeps("M2-28")
    void midtItMeasuresTheSignalOnlyForAnOpenFaultAndTheCustomerSeesIt() {
        SubjectId who = subscriber("N-12", "Fantasi Signalmo");
        Desk technician = counter.desk("midt-it", "technician");
        String line = "/desk/lines/" + who.value();
        technician.send(line, line + "/devices", Map.of("product", "Fantasi ruter", "serial", "SN-1", "number", "line-12"));

        int withoutFault = technician.send(line, line + "/measurements", Map.of("fault", "0")).statusCode();
        AnchorId enquiry = anchor(called(who, "enquiry"));
        int forAnEnquiry = technician.send(line, line + "/measurements", Map.of("fault", String.valueOf(enquiry.value()))).statusCode();
        long matter = called(who, "fault");
        AnchorId fault = anchor(matter);
        int ofAnother = technician.send(line, line + "/measurements", Map.of("fault", String.valueOf(fault.value() + 1))).statusCode();
        int seller = counter.desk("midt-it", "sales").send(line, line + "/measurements", Map.of("fault", String.valueOf(fault.value()))).statusCode();
        technician.send(line, line + "/measurements", Map.of("fault", String.valueOf(fault.value())));
        String measured = technician.read(line);
        String looked = technician.read("/desk/people/" + who.value());
        int version = database.sql("select version from cases.matter where id = ?").param(matter).query(Integer.class).single();
        counter.desk("midt-it", "customer-service").send("/desk/cases/" + matter, "/desk/cases/" + matter + "/closure", Map.of("version", "" + version));
        String closed = technician.read(line);

        assertThat(List.of(withoutFault, forAnEnquiry, ofAnother, seller)).containsExactly(409, 409, 409, 403);
        assertThat(measured).contains("Distance to noise, 24 measurements", "To find the fault you reported.", "SN-1");
        assertThat(looked).containsPattern("(?s)measured the signal, for: .{0,60}, K-" + matter);
        assertThat(closed).doesNotContain("24 measurements").contains("No measurement for an open fault");
        assertThat(rows("signal", who)).isEqualTo(24);
        counter.waitDays(1);
        assertThat(rows("signal", who)).isZero();
    }

    @Test
    @Keeps("M2-16")
    void midtItLogsOfAVisitWhenAndWithWhatAndNothingElse() {
        webLog.write();
        database.sql("delete from telemetry.web_log").update();

        new Desk(app.url("/").getPort()).get("/midt-it/privacy");
        webLog.write();

        var columns = database.sql("select k.key from telemetry.web_log w, jsonb_each(to_jsonb(w)) k where k.value <> 'null'").query(String.class).list();
        assertThat(columns).containsExactlyInAnyOrder("subject", "id", "terms", "collected", "visited", "device_type", "operating_system", "browser");
        assertThat(database.sql("select device_type || ' ' || operating_system || ' ' || browser from telemetry.web_log").query(String.class).single()).isEqualTo("machine other other");
        assertThat(database.sql("select count(*) from ledger.subject s join telemetry.web_log w on w.subject = s.subject").query(Long.class).single()).isZero();
        counter.waitDays(23);
        assertThat(database.sql("select count(*) from telemetry.web_log").query(Long.class).single()).isZero();
    }
}
