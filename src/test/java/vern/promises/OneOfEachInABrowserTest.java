package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.Grounded;
import vern.register.Given;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Postbox;

/// What a request may come to besides an erasure: more time, a refusal by two people, an agent, a restriction and its end, an objection. As it is done at the
/// desk in a browser without scripts; to another company it goes in [FromOneInstallationToAnotherTest].
@Story
class OneOfEachInABrowserTest {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.of("nb", "NO"));

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;
    @Autowired Grounded grounded;

    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        context = Browser.withoutScript();
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private void at(String path) {
        assertThat(page.navigate(app.url(path).toString()).status()).as(path).isEqualTo(200);
    }

    /// Signs in at a company's desk, and goes there.
    private void signIn(String company, String role, String to) {
        database.sql("delete from staff.attempt").update();
        context.clearCookies();
        at("/desk/sign-in");
        page.locator("#address").fill(database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1")
                .params(company, role).query(String.class).single());
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
        at(to);
    }

    private SubjectId customer(String company, String number, String name) {
        return new Asked(counter, database).customer(company, number, name, address(number));
    }

    private static String address(String number) {
        return number.toLowerCase(Locale.ROOT) + "@postkasse.example";
    }

    /// Takes a request in, by telephone, on the page for it; ends on the request's own.
    private void taken(String kind, String name, String number) {
        page.locator("#kind-" + kind).check();
        page.locator("#name").fill(name);
        page.locator("#email").fill(address(number));
        page.locator("form[action='/desk/requests'] button").click();
        page.locator("main .plain-rows a").first().click();
    }

    /// They have shown who they are, by a letter that was looked at.
    private void identified() {
        page.locator("form[action$='/proof'] button").first().click();
        assertThat(said()).contains("Personen har vist hvem de er.");
    }

    private void answered() {
        page.locator("#answer form[action$='/answer'] button").click();
    }

    private String said() {
        return page.locator("main").innerText().replace('\u00a0', ' ');
    }

    private String state(SubjectId who) {
        return database.sql("select state from rights.request where subject = ?").param(who.value()).query(String.class).single();
    }

    private LocalDate due(SubjectId who) {
        return database.sql("select coalesce(extended, due) from rights.request where subject = ?").param(who.value()).query(LocalDate.class).single();
    }

    private String mailed(String number) throws Exception {
        dispatch.deliver();
        return Postbox.of(address(number)).getLast().getContent().toString().replace('\u00a0', ' ');
    }

    @Test
    void moreTimeIsTakenWithAGroundAndThePersonIsToldUntilWhen() throws Exception {
        var who = customer("midt-it", "OE-1", "Fantasi Tålmodig");
        signIn("midt-it", "privacy-handler", "/desk/requests/new");
        taken("access", "Fantasi Tålmodig", "OE-1");
        var first = due(who);

        page.locator("details:has(#extension) summary").click();
        page.locator("#extension").fill("arkivet er stort");
        page.locator("form[action$='/extension'] button").click();

        assertThat(due(who)).isAfterOrEqualTo(counter.today().plusMonths(3)).isAfter(first.plusDays(50));
        assertThat(said()).contains("Forlenget. Personen har fått beskjed.", "Forlenget, fordi arkivet er stort", due(who).format(DateTimeFormatter.ofPattern("d. MMMM", Locale.of("nb", "NO"))));
        assertThat(page.locator("#extension").count()).as("once").isZero();
        assertThat(mailed("OE-1")).contains("Vi trenger mer tid, til " + due(who).format(WORDS) + ", fordi arkivet er stort", "art. 12 nr. 3", "www.datatilsynet.no");
    }

    @Test
    void aRefusalTakesTwoPeopleAndSaysWhyByWhichLawAndWhereToComplain() throws Exception {
        var who = customer("medic-it", "OE-2", "Fantasi Avslått");
        signIn("medic-it", "privacy-handler", "/desk/requests/new");
        taken("erasure", "Fantasi Avslått", "OE-2");
        var request = URI.create(page.url()).getPath();
        page.locator("details:has(#denial) summary").click();
        page.locator("#denial").selectOption("legal-claims");
        page.locator("form[action$='/refusal'] button").click();
        String alone = said();
        int decides = page.locator("form[action$='/refusal/review']").count();
        var meanwhile = state(who);

        signIn("medic-it", "managing-director", request);
        page.locator("form[action$='/refusal/review']:has(input[value=yes]) button").click();

        assertThat(alone).contains("Avslag er foreslått: Trengs for et rettskrav", "En annen enn du må se på det.");
        assertThat(decides).as("whoever proposed it does not decide it").isZero();
        assertThat(meanwhile).isEqualTo("in-progress");
        assertThat(said()).contains("Avslått. Personen har fått brevet med grunnen og hvor de kan klage.");
        assertThat(state(who)).isEqualTo("denied");
        assertThat(database.sql("select denial from rights.request where subject = ?").param(who.value()).query(String.class).single()).isEqualTo("legal-claims");
        assertThat(mailed("OE-2")).contains("Avslått:", "rettskrav", "art. 17 nr. 3 e", "To personer hos oss", "klage til Datatilsynet, www.datatilsynet.no", "art. 79");
        assertThat(counter.held(who)).contains("contact");
    }

    @Test
    void anAgentIsAnsweredOnAPowerOfAttorneyThatHoldsForTheRightAndTheDay() {
        var who = customer("it-total", "OE-3", "Fantasi Giver");
        signIn("it-total", "managing-director", "/desk/requests/new");
        page.locator("#agent").check();
        taken("access", "Fantasi Fullmektig", "OE-3");
        page.locator("form[action$='/recognition']:has(input[value='" + who.value() + "']) button").click();
        identified();

        page.locator("details:has(#what) summary").click();
        page.locator("#what").selectOption("mandate");
        page.locator("#scan").setInputFiles(new FilePayload("fullmakt.pdf", "application/pdf", "%PDF-1.7 Eksempel".getBytes(StandardCharsets.UTF_8)));
        page.locator("form[action$='/letters'] button").click();
        assertThat(page.locator("a[href*='/letters/']").innerText()).startsWith("Fullmakten");
        boolean unseen = offered();
        seen("erasure", 30);
        boolean ofAnother = offered();
        seen("access", -1);
        boolean old = offered();
        seen("access", 30);
        assertThat(said()).contains("Fullmakten er ført.");
        answered();

        assertThat(List.of(unseen, ofAnother, old)).as("not seen, for another right, expired").containsOnly(false);
        assertThat(page.locator("a[href*='/requests/parcel/']").count()).isOne();
        assertThat(state(who)).isEqualTo("fulfilled");
    }

    /// Whether it can be answered.
    private boolean offered() {
        return page.locator("#answer form[action$='/answer']").count() > 0;
    }

    private void seen(String right, int days) {
        page.locator("#until").fill(counter.today().plusDays(days).toString());
        for (var box : page.locator("#mandate input[name=covers]:checked").all()) box.uncheck();
        page.locator("#covers-" + right).check();
        page.locator("form[action$='/mandate'] button").click();
    }

    @Test
    void whatIsRestrictedIsNeitherUsedNorSweptUntilThePersonHasBeenToldThatItEnds() throws Exception {
        var who = customer("medic-it", "OE-4", "Fantasi Stillstand");
        ledger.consent("medic-it", who, "marketing", Map.of("channel", "form"), Counter.clerk("medic-it"));
        counter.keep(Placing.Wish.of("medic-it", "newsletter", "form", who, app.now()).declared(Map.of("for", "marketing")), address("OE-4"), null);
        boolean before = used(who);
        signIn("medic-it", "privacy-handler", "/desk/requests/new");
        taken("restriction", "Fantasi Stillstand", "OE-4");
        identified();
        page.locator("#scope").selectOption("all");
        page.locator("#ground").selectOption("disputed");
        answered();
        var request = URI.create(page.url()).getPath().replace("/answer", "");
        boolean meanwhile = used(who);
        ledger.withdraw("medic-it", who, "marketing", Counter.clerk("medic-it"));
        counter.waitDays(2);
        var kept = counter.held(who);

        signIn("medic-it", "privacy-handler", request);
        lifting(0);
        String today = said();
        lifting(3);
        String letter = mailed("OE-4");
        counter.waitDays(1);
        boolean tooSoon = used(who);
        counter.waitDays(4);

        assertThat(before).isTrue();
        assertThat(meanwhile).isFalse();
        assertThat(kept).as("nothing holds it but the restriction").contains("newsletter", "contact");
        assertThat(today).contains("før begrensningen slutter");
        assertThat(letter).contains("bruker vi dem igjen", "adressen er rettet");
        assertThat(tooSoon).isFalse();
        assertThat(used(who)).isTrue();
        assertThat(counter.held(who)).contains("contact").doesNotContain("newsletter");
    }

    private boolean used(SubjectId who) {
        return counter.usable("medic-it", "customer-service", "customer-register", who).contains("contact");
    }

    private void lifting(int days) {
        page.locator("#day").fill(counter.today().plusDays(days).toString());
        page.locator("#lifting-why").fill("adressen er rettet");
        page.locator("form[action$='/lifting'] button").click();
    }

    @Test
    void anObjectionToOffersEndsThemAtOnceInEveryChannel() throws Exception {
        var who = counter.subscriber("midt-it", Given.of("customer", Map.of("name", "Fantasi Mothug", "email", address("OE-5"), "phone", "+4721009905", "address", "Eksempelveien 9",
                "postal-code", "6470", "city", "Eresfjord", "country", "NO")).born(LocalDate.of(1980, 4, 1)), "Fiber Stor");
        var open = reached(who);
        signIn("midt-it", "privacy-handler", "/desk/requests/new");
        taken("objection", "Fantasi Mothug", "OE-5");
        identified();
        page.locator("#purpose").selectOption("existing-customers");
        answered();

        assertThat(open).isEqualTo(Set.copyOf(MarketingChannel.all()));
        assertThat(reached(who)).isEmpty();
        assertThat(said()).contains("Besvart. Svaret er lagt ved kravet.");
        assertThat(state(who)).isEqualTo("fulfilled");
        assertThat(mailed("OE-5")).contains("reklam");
        assertThat(counter.usable("midt-it", "customer-service", "deliver", who)).as("everything else").contains("contact");
    }

    /// The channels by which an offer reaches them now.
    private Set<MarketingChannel> reached(SubjectId who) {
        return MarketingChannel.all().stream().filter(channel -> grounded.of(new Grounded.Wish(Counter.staff("midt-it", "marketing"), List.of("existing-customers"), channel, List.of("fiber"), "list"), List.of(who))
                .get(who) instanceof Grounded.Verdict.Yes).collect(Collectors.toSet());
    }
}
