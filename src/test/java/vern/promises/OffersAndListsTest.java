package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.law.Country;
import vern.law.Law;
import vern.law.LawPack;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.channels.CallLists;
import vern.marketing.channels.CallLists.Made;
import vern.marketing.channels.Washing;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.register.Given;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Offers to customers: by telephone, post and e-mail, about what is like what they have, and never by a way they have closed.
@Story
class OffersAndListsTest {

    @Autowired AppUnderTest app;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired CallLists lists;
    @Autowired Washing washing;

    private static final Actor.Staff SELLER = new Actor.Staff(4711, "micromedic", Set.of("sales"), true);
    private static final LawPack NORWAY = Law.standard().pack(Country.NO);
    private static final Actor.Staff MARKETER = new Actor.Staff(4712, "midt-it", Set.of("marketing"), true);

    private Editor editor(String company) {
        return new Editor(app, mailing, dispatch, database, company);
    }

    private SubjectId subscriber(String name, String phone) {
        return counter.subscriber("midt-it", Given.of("customer", Map.of("name", name, "email", address(name), "phone", phone, "address", "Eksempelveien 9",
                "postal-code", "6470", "city", "Eresfjord", "country", "NO")).born(LocalDate.of(1980, 4, 1)), "Fiber Stor");
    }

    private SubjectId buyer(String name, String phone, String bought) {
        var subject = counter.subscriber("micromedic", Given.of("customer", Map.of("name", name, "email", address(name), "phone", phone)), "Avtal");
        var anchor = counter.party(subject).relationship();
        var wish = Placing.Wish.of("micromedic", "purchase", "customer", subject, app.now()).on(anchor).holding(Set.of("order-number", "lines"));
        var terms = ((Placing.Granted) ledger.place(wish)).terms();
        database.sql("insert into orders.purchase (subject, id, anchor, terms, collected, order_number, lines) values (?, ?, ?, ?, ?, 'O-1', ?)")
                .params(subject.value(), subject.value(), anchor.value(), terms.value(), counter.today(), "1 × " + bought).update();
        return subject;
    }

    /// The morning of the next day on which a Norwegian company may call.
    private void callingDay() {
        var day = counter.today().plusDays(1);
        while (!NORWAY.isWorkingDay(day)) day = day.plusDays(1);
        counter.waitUntil(day);
    }

    private static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@postkasse.example";
    }

    private List<SubjectId> listed(MarketingChannel channel, List<String> purposes, String about, Actor.Staff who) {
        return lists.make(channel, purposes, List.of(about), who) instanceof Made.Rows(var lines) ? lines.stream().map(CallLists.Line::subject).toList() : List.of();
    }

    @Test
    @Keeps("M2-51")
    void whoeverHasClosedTheTelephoneIsOnNoCallListAndStillGetsTheMail() {
        var closed = subscriber("Fantasi Stille", "+4721000001");
        var open = subscriber("Fantasi Taletur", "+4721000002");
        callingDay();
        ledger.close("midt-it", closed, MarketingChannel.PHONE, new Actor.Self(closed, "midt-it"));
        washing.wash(MarketingChannel.PHONE, counter.today(), Stream.of("+47 21 00 00 99"), MARKETER);

        assertThat(listed(MarketingChannel.PHONE, List.of("existing-customers"), "fiber", MARKETER)).contains(open).doesNotContain(closed);
        long issue = editor("midt-it").send("Fiber nå", Map.of("purposes", "existing-customers", "similar", "fiber"));
        assertThat(editor("midt-it").decided(issue, closed.value())).isEqualTo("posted");
        assertThat(Postbox.of(address("Fantasi Stille"))).isNotEmpty();

        for (var channel : MarketingChannel.all()) ledger.close("midt-it", open, channel, new Actor.Self(open, "midt-it"));
        assertThat(listed(MarketingChannel.PHONE, List.of("existing-customers"), "fiber", MARKETER)).doesNotContain(open);
        long next = editor("midt-it").send("Fiber igjen", Map.of("purposes", "existing-customers", "similar", "fiber"));
        assertThat(editor("midt-it").decided(next, open.value())).isEqualTo("closed");
    }

    @Test
    void noListIsMadeFromAWashOfAnotherMonthAndWhoeverIsInTheRegisterIsLeftOut() {
        var reserved = subscriber("Fantasi Reservert", "+4721000003");
        var free = subscriber("Fantasi Ledig", "+4721000004");
        callingDay();
        washing.wash(MarketingChannel.PHONE, counter.today(), Stream.of("21 00 00 03", "ikke et nummer", ""), MARKETER);
        assertThat(listed(MarketingChannel.PHONE, List.of("existing-customers"), "fiber", MARKETER)).contains(free).doesNotContain(reserved);

        counter.waitUntil(counter.today().withDayOfMonth(1).plusMonths(1));

        assertThat(lists.make(MarketingChannel.PHONE, List.of("existing-customers"), List.of("fiber"), MARKETER)).isInstanceOf(Made.OutdatedWash.class);
    }

    @Test
    void aListIsTakenOutAtTheDeskAndEveryoneOnItHasARowInTheLog() {
        var called = subscriber("Fantasi Oppringt", "+4721000005");
        var desk = editor("midt-it").desk("marketing");
        counter.waitUntil(counter.today().withDayOfMonth(1).plusMonths(1));
        assertThat(desk.send("/desk/lists", "/desk/lists", Map.of("channel", "phone", "similar", "fiber")).headers().firstValue("Location").orElse("")).endsWith("told=outdated");

        desk = editor("midt-it").desk("marketing");
        var phoneToday = Map.of("channel", "phone", "version", counter.today().toString());
        assertThat(desk.upload("/desk/lists", "/desk/lists/washes", phoneToday, new Desk.Upload("file", "register.txt", new byte[0])).headers().firstValue("Location").orElse("")).endsWith("told=file");
        assertThat(desk.send("/desk/lists", "/desk/lists/washes", phoneToday).headers().firstValue("Location").orElse("")).endsWith("told=file");
        assertThat(desk.send("/desk/lists", "/desk/lists", Map.of("channel", "phone", "similar", "fiber")).headers().firstValue("Location").orElse("")).endsWith("told=outdated");
        desk.upload("/desk/lists", "/desk/lists/washes", phoneToday, new Desk.Upload("file", "register.txt", "21000098\n".getBytes()));
        callingDay();
        var file = editor("midt-it").desk("marketing").send("/desk/lists", "/desk/lists", Map.of("channel", "phone", "similar", "fiber"));

        assertThat(file.body()).contains("\"Fantasi Oppringt\";\"+4721000005\"");
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(database.sql("select count(*) from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.what = 'call-list'").param(called.value())
                .query(Long.class).single()).isOne();
        assertThat(editor("midt-it").desk("accounting").get("/desk/lists").statusCode()).isEqualTo(403);
    }

    @Test
    void outsideTheHoursInWhichConsumersMayBeCalledThereIsNoListToCallAndTheDeskSaysWhenTheyBegin() {
        subscriber("Fantasi Kveldsro", "+4721000006");
        counter.waitUntil(counter.today().withDayOfMonth(1).plusMonths(1));
        washing.wash(MarketingChannel.PHONE, counter.today(), Stream.of(), MARKETER);
        washing.wash(MarketingChannel.POST, counter.today(), Stream.of(), MARKETER);
        callingDay();
        var day = counter.today();
        assertThat(taken("phone").body()).contains("\"Fantasi Kveldsro\";\"+4721000006\"");
        until(day.atTime(20, 59));
        assertThat(taken("phone").body()).contains("Fantasi Kveldsro");

        until(day.atTime(21, 1));

        assertThat(taken("phone").headers().firstValue("Location").orElse("")).endsWith("told=hours");
        var next = NORWAY.callsBeginAgain(day.atTime(21, 1)).orElseThrow();
        var words = "working days from 09:00 to 21:00, and the list is taken out then. The next time is " + next.format(DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK)) + " at 09:00.";
        assertThat(editor("midt-it").desk("marketing").read("/desk/lists?told=hours")).contains(words, "No list: nobody may be called now.");
        assertThat(taken("post").body()).contains("Fantasi Kveldsro");
        until(next.minusMinutes(1));
        assertThat(taken("phone").headers().firstValue("Location").orElse("")).endsWith("told=hours");
        until(next);
        assertThat(taken("phone").body()).contains("Fantasi Kveldsro");
    }

    @Test
    void theDesksMenuLeadsOnlyToWhatTheCompanyDeclares() {
        var pages = List.of("\"/desk/lists\"", "\"/desk/audiences\"");

        assertThat(editor("midt-it").desk("marketing").get("/desk/newsletter").body()).contains(pages);
        assertThat(editor("it-total").desk("marketing").get("/desk/newsletter").body()).contains("\"/desk/newsletter\"").doesNotContain(pages);
        assertThat(editor("it-total").desk("moderator").get("/desk").body()).contains("\"/desk/comments\"");
        assertThat(editor("medic-it").desk("moderator").get("/desk").body()).contains("\"/desk/cases\"").doesNotContain("\"/desk/comments\"");
    }

    private HttpResponse<String> taken(String channel) {
        return editor("midt-it").desk("marketing").send("/desk/lists", "/desk/lists", Map.of("channel", channel, "similar", "fiber"));
    }

    private void until(LocalDateTime moment) {
        app.advance(moment.atZone(ZoneId.of("Europe/Oslo")).toInstant());
    }

    @Test
    @Keeps("S-30")
    void anOfferIsMadeFromWhatSomeoneHasBoughtAndNotToWhoeverHasSaidNo() {
        var buyer = buyer("Fantasi Mikroskop", "+46850000001", "Mikroskop M3");
        var other = buyer("Fantasi Hanske", "+46850000002", "Handskar");
        washing.wash(MarketingChannel.PHONE, counter.today(), Stream.of(), SELLER);

        assertThat(listed(MarketingChannel.PHONE, List.of("offers"), "mikroskop", SELLER)).contains(buyer).doesNotContain(other);

        ledger.object("micromedic", buyer, "offers", new Actor.Self(buyer, "micromedic"));
        assertThat(listed(MarketingChannel.PHONE, List.of("offers"), "mikroskop", SELLER)).doesNotContain(buyer);
    }

    @Test
    @Keeps("S-41")
    void aFormerCustomerWhoHasNotSaidYesIsInNoCampaign() {
        var active = buyer("Fantasi Aktiv", "+46850000003", "Mikroskop M3");
        var former = buyer("Fantasi Forhenvarende", "+46850000004", "Mikroskop M3");
        counter.ends(former, 0, counter.today().minusDays(2));

        long issue = editor("micromedic").send("Nya objektiv", Map.of("purposes", "offers", "similar", "mikroskop", "kind", "offer"));

        assertThat(editor("micromedic").decided(issue, active.value())).isEqualTo("posted");
        assertThat(editor("micromedic").decided(issue, former.value())).isEqualTo("no-ground");
        assertThat(Postbox.of(address("Fantasi Forhenvarende"))).isEmpty();
    }

    @Test
    @Keeps("S-59")
    void aBlockHoldsInEveryCampaignAndEveryListForAsLongAsThePersonLetsIt() {
        var blocked = buyer("Fantasi Blokkert", "+46850000005", "Mikroskop M3");
        for (var channel : MarketingChannel.all()) ledger.close("micromedic", blocked, channel, new Actor.Self(blocked, "micromedic"));
        washing.wash(MarketingChannel.PHONE, counter.today(), Stream.of(), SELLER);

        for (var kind : List.of("offer", "newsletter", "information")) {
            long issue = editor("micromedic").send("Till alla " + kind, Map.of("purposes", "personalise,offers", "similar", "mikroskop", "kind", kind));
            assertThat(editor("micromedic").decided(issue, blocked.value())).isEqualTo("closed");
        }
        assertThat(listed(MarketingChannel.PHONE, List.of("personalise", "offers"), "mikroskop", SELLER)).doesNotContain(blocked);
        assertThat(Postbox.of(address("Fantasi Blokkert"))).isEmpty();
        counter.waitDays(800);
        long later = editor("micromedic").send("Två år senare", Map.of("purposes", "offers", "similar", "mikroskop"));
        assertThat(editor("micromedic").decided(later, blocked.value())).isEqualTo("closed");
    }
}
