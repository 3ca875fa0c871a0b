package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// What a person says is wrong is not used from the day the request came until it is decided, and they are told before it is used again
/// (Art. 18(1)(a), 18(3)).
@Story
class DisputedMeanwhileTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Receiving receiving;
    @Autowired Progress progress;

    private Asked asked;

    @BeforeEach
    void atTheCounter() {
        asked = new Asked(counter, database);
    }

    /// A letter that came some days ago is taken in from the person's page, and says that the telephone number is wrong.
    private String disputed(Desk desk, SubjectId who, String email) {
        String form = "/desk/requests/new?person=" + who.value();
        return asked.taken(desk, "rectification", "Fantasi Person", Map.of("person", String.valueOf(who.value()), "email", email, "channel", "letter", "language", "en",
                "came", counter.today().minusDays(5).toString(), "field", key(desk.read(form), "Telephone: ")));
    }

    private static String key(String page, String shown) {
        var found = Pattern.compile("<option value=\"([^\"]+)\"[^>]*>" + Pattern.quote(shown)).matcher(page);
        assertThat(found.find()).as(shown).isTrue();
        return found.group(1);
    }

    private Set<String> usable(SubjectId who) {
        return counter.usable("it-total", "customer-service", "deliver", who);
    }

    private List<String> trail(SubjectId who) {
        return database.sql("select kind from audit.entry where subject = ? order by id").param(who.value()).query(String.class).list();
    }

    @Test
    void atTheDeskNobodyUsesItFromTheDayTheLetterCameUntilThePersonHasBeenToldThatItIsCorrected() {
        var who = asked.customer("it-total", "DM-1", "Fantasi Omstridt", "omstridt@postkasse.example");
        Desk director = counter.desk("it-total", "managing-director");
        assertThat(usable(who)).contains("contact");

        String page = disputed(director, who, "omstridt@postkasse.example");
        var begun = database.sql("select begun from ledger.stay where subject = ? and lifted is null and category = 'contact'").param(who.value()).query((row, _) -> row.getTimestamp(1).toInstant()).single();
        var meanwhile = usable(who);
        String shown = director.read(page);
        int lifting = director.send("/desk/people/" + who.value(), "/desk/people/" + who.value() + "/lift", Map.of("about", "contact")).statusCode();
        var stillMeanwhile = usable(who);
        String letter = asked.answered(director, page, Map.of("field", asked.field(director, page, "Telephone: "), "reason", "incorrect", "becomes", "+47 000 00 555"));

        assertThat(LocalDate.ofInstant(begun, java.time.ZoneId.of("Europe/Oslo"))).isEqualTo(counter.today().minusDays(5));
        assertThat(meanwhile).doesNotContain("contact").contains("service");
        assertThat(shown).contains("Disputed since ", "Nobody uses it before the person has an answer");
        assertThat(lifting).isEqualTo(400);
        assertThat(stillMeanwhile).doesNotContain("contact");
        assertThat(letter).contains("Now we begin to use it again");
        assertThat(asked.read("it-total", "customer-service", "deliver", who, "phone")).containsOnly("+47 000 00 555");
        assertThat(trail(who).lastIndexOf("mail.posted")).as("told before").isPositive().isLessThan(trail(who).lastIndexOf("ledger.stay.lifted"));
    }

    @Test
    void whenTheCompanyWasRightTheLetterThatSaysSoGoesBeforeItIsUsedAgain() {
        var who = asked.customer("it-total", "DM-2", "Fantasi Uenig", "uenig@postkasse.example");
        Desk one = counter.desk("it-total", "managing-director");
        String page = disputed(one, who, "uenig@postkasse.example");
        asked.identified(one, page);

        one.send(page, page + "/refusal", Map.of("denial", "correct-already"));
        var proposed = usable(who);
        database.sql("update rights.request set proposed_by = -1 where controller = 'it-total' and number = ?").param(Integer.valueOf(page.replaceAll("\\D", ""))).update();
        one.send(page, page + "/refusal/review", Map.of("agreed", "yes"));

        assertThat(proposed).doesNotContain("contact");
        assertThat(usable(who)).contains("contact");
        assertThat(trail(who).lastIndexOf("mail.posted")).as("told before").isPositive().isLessThan(trail(who).lastIndexOf("ledger.stay.lifted"));
        assertThat(database.sql("select body from rights.letter where subject = ? order by id desc limit 1").param(who.value()).query(String.class).single()).contains("Now we begin to use it again");
    }

    @Test
    void onMinSideWhoeverSaysThatItIsWrongStopsItsUseAndWhoeverTakesItBackLetsItBeUsedAgain() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var who = visiting.customer("it-total", "DM-3", "Fantasi Innsigelse", "innsigelse@postkasse.example");
        var other = visiting.customer("it-total", "DM-4", "Fantasi Nabo", "nabo-dm@postkasse.example");
        Desk mine = visiting.signedIn("it-total", "innsigelse@postkasse.example");
        String form = "/it-total/me/requests/new/rectification";
        String phone = key(mine.read(form), "Telephone: ");
        String theirs = key(visiting.signedIn("it-total", "nabo-dm@postkasse.example").read(form), "Telephone: ");

        mine.send(form, form, Map.of("field", phone, "how", "changed", "message", "Nytt nummer"));
        mine.send(form, form, Map.of("field", theirs, "how", "wrong", "message", ""));
        var untouched = usable(who);
        String page = mine.send(form, form, Map.of("field", phone, "how", "wrong", "message", "")).headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", "").replaceAll("\\?.*", "");
        var meanwhile = usable(who);
        String shown = mine.read(page);
        String front = mine.read("/it-total/me");
        mine.send(page, page + "/revocation", Map.of());

        assertThat(untouched).contains("contact");
        assertThat(usable(other)).contains("contact");
        assertThat(meanwhile).doesNotContain("contact");
        assertThat(shown).contains("You are told before we begin to use it again");
        assertThat(front).contains("Not in use now.", "Fantasi Innsigelse");
        assertThat(usable(who)).contains("contact");
    }

    @Test
    void aFormThatAnyoneCanFillInStopsNothingUntilThePersonHasShownWhoTheyAre() {
        var who = asked.customer("it-total", "DM-5", "Fantasi Skjema", "skjema-dm@postkasse.example");
        var form = new Actor.Job("request-form", "it-total");
        var request = receiving.take(Application.of("it-total", Set.of(RequestKind.RECTIFICATION), Channel.FORM, "nb")
                .saying(Map.of("name", "Fantasi Skjema", "email", "skjema-dm@postkasse.example")).disputing(Set.of("contact")), form).first();
        var before = usable(who);

        progress.identify(request, IdentityMethod.TWO_FACTS, new Actor.Job("request-link", "it-total"));

        assertThat(request.recognised()).isTrue();
        assertThat(before).contains("contact");
        assertThat(usable(who)).doesNotContain("contact");
    }
}
