package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Placing;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.audiences.Spared;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.register.Given;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Target groups and lists at platforms: made of those who may be in them, and left in the moment they say no.
@Story
class AimedOrLeftAloneTest {

    private static final String FACEBOOK = "/desk/platforms/facebook";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired Spared spared;
    @Autowired JdbcClient database;

    private Editor editor(String company) {
        return new Editor(app, mailing, dispatch, database, company);
    }

    private Desk marketing() {
        return counter.desk("midt-it", "marketing");
    }

    /// A customer with this subscription who has said yes to these purposes.
    private SubjectId customer(String name, LocalDate born, String subscription, String... purposes) {
        int number = 22_000_000 + Math.floorMod(name.hashCode(), 900_000);
        var who = counter.subscriber("midt-it", Given.of("customer", Map.of("name", name, "email", address(name), "phone", "+47" + number, "address", "Eksempelveien 9",
                "postal-code", "6470", "city", "Eresfjord", "country", "NO")).born(born), subscription);
        for (var purpose : purposes) ledger.consent("midt-it", who, purpose, Map.of("channel", "test"), new Actor.Self(who, "midt-it"));
        return who;
    }

    private SubjectId customer(String name, String subscription, String... purposes) {
        return customer(name, LocalDate.of(1980, 4, 1), subscription, purposes);
    }

    private static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@reach.example";
    }

    private static Map<String, String> group(String name, String place, String value) {
        return Map.of("name", name, "place", place, "comparison", "contains", "value", value);
    }

    private long saved(String name, String value) {
        var answer = marketing().send("/desk/audiences", "/desk/audiences", group(name, "service.subscription-type", value));
        assertThat(answer.statusCode()).as(Desk.plain(answer.body())).isEqualTo(302);
        return database.sql("select id from marketing.audience where name = ? and ended is null").param(name).query(Long.class).single();
    }

    private long disclosed(SubjectId who, String matter) {
        return database.sql("select count(*) from ledger.disclosure where subject = ? and recipient = 'facebook' and coalesce(matter, '') = ?").params(who.value(), matter)
                .query(Long.class).single();
    }

    private static String code(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Keeps("M2-31")
    void aGroupByWhatIsNotDeclaredForTargetGroupsIsRefusedWhenSavedWithTheReason() {
        var desk = marketing();
        for (var place : List.of("birth-date.date-of-birth", "traffic.location", "contact.email")) {
            var answer = desk.send("/desk/audiences", "/desk/audiences", group("Fantasigruppe nei", place, "19"));

            assertThat(answer.statusCode()).as(place).isEqualTo(200);
            assertThat(Desk.plain(answer.body())).as(place).contains("We cannot use", "Nothing has been saved");
        }
        assertThat(Desk.plain(desk.send("/desk/audiences", "/desk/audiences", group("Fantasigruppe nei", "birth-date.date-of-birth", "19")).body()))
                .contains("date of birth is used for target groups");
        assertThat(database.sql("select count(*) from marketing.audience where name like 'Fantasigruppe nei%'").query(Long.class).single()).isZero();
        assertThat(counter.desk("midt-it", "accounting").get("/desk/audiences").statusCode()).isEqualTo(403);
        assertThat(counter.desk("it-total", "marketing").get("/desk/audiences").statusCode()).isEqualTo(404);
    }

    @Test
    @Keeps("M2-32")
    void whoeverIsInAGroupSeesItAndGetsNothingAimedAtThemAfterSayingNoToIt() {
        var aimed = customer("Fantasi Rettet", "Reach Fiber 500", "target", "newsletter");
        var silent = customer("Fantasi Usagt", "Reach Fiber 500", "newsletter");
        var child = customer("Fantasi Umyndig", counter.today().minusYears(15), "Reach Fiber 500", "target", "newsletter");
        var other = customer("Fantasi Kobber", "Reach Kobber", "target", "newsletter");
        var shut = customer("Fantasi Stengtalt", "Reach Fiber 500", "target", "newsletter");
        for (var channel : MarketingChannel.all()) ledger.close("midt-it", shut, channel, new Actor.Self(shut, "midt-it"));

        var preview = Desk.plain(marketing().send("/desk/audiences", "/desk/audiences/previews", group("", "service.subscription-type", "reach fiber")).body());
        long group = saved("Reach fiberkunder", "reach fiber");
        long first = editor("midt-it").send("Reach til gruppen", Map.of("purposes", "newsletter", "audience", "" + group));

        assertThat(preview).contains("Fantasi Rettet", "Reach Fiber 500", "not being of age").doesNotContain("Fantasi Usagt", "Fantasi Umyndig", "Fantasi Kobber", "Fantasi Stengtalt");
        assertThat(List.of(decided(first, aimed), decided(first, silent), decided(first, child), decided(first, other)))
                .containsExactly("posted", "other-audience", "other-audience", "other-audience");
        assertThat(counter.desk("midt-it", "privacy-handler").read("/desk/people/" + aimed.value() + "/access")).contains("Reach fiberkunder", "arget groups");

        ledger.object("midt-it", aimed, "target", new Actor.Self(aimed, "midt-it"));

        long next = editor("midt-it").send("Reach igjen", Map.of("purposes", "newsletter", "audience", "" + group));
        assertThat(decided(next, aimed)).isEqualTo("other-audience");
        assertThat(Desk.plain(marketing().get("/desk/audiences/" + group).body())).doesNotContain("Fantasi Rettet");
        assertThat(Postbox.of(address("Fantasi Rettet"))).hasSize(1);
    }

    private String decided(long issue, SubjectId who) {
        return editor("midt-it").decided(issue, who.value());
    }

    @Test
    @Keeps({"M2-35", "M2-36"})
    void aPlatformGetsCodesOfThoseWhoSaidYesAndIsToldToTakeThemOffWhenTheySayNo() throws Exception {
        marketing().send("/desk/platforms", "/desk/platforms", Map.of());
        var both = customer("Fantasi Begge", "Reach", "platforms", "lookalikes");
        var plain = customer("Fantasi Enkel", "Reach", "platforms");
        var silent = customer("Fantasi Taus", "Reach");
        var child = customer("Fantasi Barn", counter.today().minusYears(14), "Reach", "platforms", "lookalikes");

        var list = marketing().send("/desk/platforms", FACEBOOK + "/lists", Map.of("purpose", "platforms")).body();
        var seed = marketing().send("/desk/platforms", FACEBOOK + "/lists", Map.of("purpose", "lookalikes")).body();

        String phone = database.sql("select phone from register.person where subject = ?").param(plain.value()).query(String.class).single();
        assertThat(list).contains(code(address("Fantasi Begge")), code(address("Fantasi Enkel")), code(phone.substring(1)))
                .doesNotContain("@", "Fantasi", code(address("Fantasi Taus")), code(address("Fantasi Barn")), code(""));
        assertThat(seed).contains(code(address("Fantasi Begge"))).doesNotContain(code(address("Fantasi Enkel")));
        assertThat(List.of(disclosed(both, ""), disclosed(plain, ""), disclosed(silent, ""), disclosed(child, ""))).containsExactly(2L, 1L, 0L, 0L);

        ledger.withdraw("midt-it", plain, "platforms", new Actor.Self(plain, "midt-it"));
        var tooEarly = marketing().send("/desk/platforms", FACEBOOK + "/removals", Map.of());
        assertThat(tooEarly.body()).contains(code(address("Fantasi Enkel"))).doesNotContain(code(address("Fantasi Begge")));
        assertThat(disclosed(plain, "removal")).isOne();
        assertThat(database.sql("select count(*) from marketing.member where subject = ?").param(plain.value()).query(Long.class).single()).isZero();
    }

    @Test
    void noNewListIsTakenOutWhileSomeoneIsToComeOffIt() throws Exception {
        var leaves = customer("Fantasi Angrer", "Reach", "platforms");
        marketing().send("/desk/platforms", "/desk/platforms/google/lists", Map.of("purpose", "platforms"));
        ledger.object("midt-it", leaves, "platforms", new Actor.Self(leaves, "midt-it"));

        var refused = marketing().send("/desk/platforms", "/desk/platforms/google/lists", Map.of("purpose", "platforms"));
        var page = marketing().read("/desk/platforms");
        var file = marketing().send("/desk/platforms", "/desk/platforms/google/removals", Map.of());

        assertThat(refused.headers().firstValue("Location").orElse("")).endsWith("told=waiting");
        assertThat(page).contains("before a new one is taken out");
        assertThat(file.body()).contains(code(address("Fantasi Angrer")));
        assertThat(marketing().send("/desk/platforms", "/desk/platforms/google/removals", Map.of()).statusCode()).isEqualTo(302);
    }

    @Test
    void aNoReachesThePlatformWhateverIsRestrictedAndTheCodesGoWhenTheRestrictionEnds() throws Exception {
        var frozen = customer("Fantasi Fryst", "Reach", "platforms");
        var disputed = customer("Fantasi Omstridt", "Reach", "platforms");
        marketing().send("/desk/platforms", "/desk/platforms/google/lists", Map.of("purpose", "platforms"));
        ledger.restrict("midt-it", frozen, Stays.Scope.everything(), "disputed", Counter.clerk("midt-it"));
        ledger.restrict("midt-it", disputed, Stays.Scope.ofPurpose("respect-no"), "claims", Counter.clerk("midt-it"));
        for (var who : List.of(frozen, disputed)) ledger.object("midt-it", who, "platforms", new Actor.Self(who, "midt-it"));

        var file = marketing().send("/desk/platforms", "/desk/platforms/google/removals", Map.of()).body();
        var again = marketing().send("/desk/platforms", "/desk/platforms/google/removals", Map.of()).body();

        assertThat(file).contains(code(address("Fantasi Fryst")), code(address("Fantasi Omstridt")));
        assertThat(again).doesNotContain(code(address("Fantasi Fryst")), code(address("Fantasi Omstridt")));
        for (var who : List.of(frozen, disputed)) {
            assertThat(database.sql("select count(*) from ledger.disclosure where subject = ? and recipient = 'google' and matter = 'removal'").param(who.value()).query(Long.class).single()).isOne();
            assertThat(codes(who)).isOne();
        }
        counter.waitDays(1);
        assertThat(codes(frozen)).isOne();
        ledger.lift("midt-it", frozen, Stays.Scope.everything(), Counter.clerk("midt-it"));
        ledger.lift("midt-it", disputed, Stays.Scope.ofPurpose("respect-no"), Counter.clerk("midt-it"));
        counter.waitDays(1);
        assertThat(List.of(codes(frozen), codes(disputed))).containsOnly(0L);
    }

    private long codes(SubjectId who) {
        return database.sql("select count(*) from marketing.member where subject = ? and email_hash is not null").param(who.value()).query(Long.class).single();
    }

    @Test
    void aHealthCustomerIsSpared() {
        var patient = counter.customer("onemed", "REACH-1", Counter.Row.person("Fantasi Pasient").since(counter.today()));
        var other = counter.customer("onemed", "REACH-2", Counter.Row.person("Fantasi Ordinær").since(counter.today()));
        var anchor = ledger.open("onemed", "order", java.util.Optional.of(counter.party(patient).relationship()), Map.of("order-placed", app.now()));
        counter.keep(Placing.Wish.of("onemed", "end-user-order", "customer", patient, app.now()).on(anchor), "", "");

        assertThat(spared.of("onemed", List.of(patient, other)).all()).containsExactly(patient);
    }

    @Test
    @Keeps("S-34")
    void recommendationsOfThreeKindsGoToWhoeverSaidYesAndNoneToWhoeverIsBlocked() {
        var open = of("micromedic", Map.of("name", "Fantasi Tips", "email", address("Fantasi Tips"), "phone", "+46850000051"));
        var blocked = of("micromedic", Map.of("name", "Fantasi Sperret", "email", address("Fantasi Sperret"), "phone", "+46850000052"));
        for (var who : List.of(open, blocked)) ledger.consent("micromedic", who, "personalise", Map.of("channel", "test"), new Actor.Self(who, "micromedic"));
        ledger.object("micromedic", blocked, "personalise", new Actor.Self(blocked, "micromedic"));

        for (var kind : List.of("offer", "product", "research")) {
            long issue = editor("micromedic").send("Reach tips " + kind, Map.of("purposes", "personalise", "kind", kind));

            assertThat(editor("micromedic").decided(issue, open.value())).as(kind).isEqualTo("posted");
            assertThat(editor("micromedic").decided(issue, blocked.value())).as(kind).isEqualTo("no-ground");
        }
        assertThat(Postbox.of(address("Fantasi Tips"))).hasSize(3);
        assertThat(Postbox.of(address("Fantasi Sperret"))).isEmpty();
    }

    private SubjectId of(String company, Map<String, String> contact) {
        return counter.subscriber(company, Given.of("customer", contact), "Avtal");
    }

    @Test
    @Keeps("S-32")
    void aCampaignOfTheParentFindsNoContactThatIsNotSharedWithIt() {
        var kept = of("micromedic", Map.of("name", "Fantasi Egenkund", "email", address("Fantasi Egenkund"), "phone", "+46850000053"));
        var shared = of("micromedic", Map.of("name", "Fantasi Delakund", "email", address("Fantasi Delakund"), "phone", "+46850000054"));
        var page = counter.desk("micromedic", "privacy-handler").send("/desk/sharing/" + kept.value(), "/desk/sharing/" + kept.value() + "/code", Map.of()).body();
        var code = page.replaceAll("(?s).*id=\"code\">([\\w-]+)<.*", "$1");

        assertThat(selected(code, "akund")).doesNotContain("Fantasi Delakund", "Fantasi Egenkund");

        var sharing = "/desk/sharing/" + shared.value();
        counter.desk("micromedic", "sales").send(sharing, sharing, Map.of("shared", "yes"));
        for (var who : List.of(kept, shared)) ledger.consent("micromedic", who, "personalise", Map.of("channel", "test"), new Actor.Self(who, "micromedic"));
        long own = editor("micromedic").send("Reach egen", Map.of("purposes", "personalise", "kind", "product"));

        assertThat(selected(code, "fantasi")).contains("Fantasi Delakund").doesNotContain("Fantasi Egenkund");
        for (var words : List.of("Fantasi Egenkund", address("Fantasi Egenkund"), "+46850000053", "egenkund")) {
            assertThat(selected(code, words)).as(words).doesNotContain("+46850000053", "Egenkund<", "" + kept.value());
        }
        assertThat(List.of(toTheParent(shared) > 0, toTheParent(kept) > 0)).containsExactly(true, false);
        assertThat(List.of(editor("micromedic").decided(own, kept.value()), editor("micromedic").decided(own, shared.value()))).containsOnly("posted");
        ledger.object("micromedic", shared, "share-in-group", new Actor.Self(shared, "micromedic"));
        assertThat(selected(code, "fantasi")).doesNotContain("Fantasi Delakund");
    }

    /// What the parent is given for a campaign, by the code that it was handed.
    private String selected(String code, String words) {
        return Desk.plain(new Desk(app.url("/").getPort()).send("/micromedic/group", "/micromedic/group", Map.of("code", code, "words", words)).body());
    }

    private long toTheParent(SubjectId who) {
        return database.sql("select count(*) from ledger.disclosure where subject = ? and recipient = 'ortomedic'").param(who.value()).query(Long.class).single();
    }
}
