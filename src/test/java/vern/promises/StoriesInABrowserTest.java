package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.cases.Kind;
import vern.cases.booking.Slots;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Postbox;

/// Four days at the counter, as they are worked through in a browser; at every step what is held says why, and who has got it is right.
@Story
@ExtendWith(Browser.class)
class StoriesInABrowserTest {

    private static final String MEASURED = "\\d[.,]\\d dB";
    private static final String NOBODY = "Ingen utenfor oss har fått noe.";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;
    @Autowired Slots slots;

    private String at(String path) {
        return app.url(path).toString();
    }

    private void signIn(Page page, String company, String role) {
        database.sql("delete from staff.attempt").update();
        page.context().clearCookies();
        page.navigate(at("/desk/sign-in"));
        page.locator("#address").fill(database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1")
                .params(company, role).query(String.class).single());
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    private void write(Page page, String company, String name, String email, String message) {
        page.context().clearCookies();
        page.navigate(at("/" + company + "/contact/contact-form"));
        page.locator("#name").fill(name);
        page.locator("#email").fill(email);
        page.locator("#message").fill(message);
        app.advance(Duration.ofSeconds(5));
        page.locator("#form button").click();
        page.locator(".told").waitFor();
        assertThat(database.sql("select count(*) from cases.entry where email = ?").param(email).query(Long.class).single()).as(page.locator(".told").innerText()).isOne();
    }

    /// Opens the reason of the value that stands on a person's page; what it says.
    private String why(Page page, SubjectId person, String value) {
        page.navigate(at("/desk/people/" + person.value()));
        page.locator(".datum", new Page.LocatorOptions().setHasText(value)).first().locator("a.why").click();
        return page.locator(".datum-open").first().innerText();
    }

    private String told(Page page, SubjectId person) {
        page.navigate(at("/desk/people/" + person.value()));
        return page.locator("#disclosed").innerText();
    }

    @Test
    void aBrokenLaptopGoesFromTheFormToTheManufacturerOutsideTheEeaAndHomeAgain(Page page) {
        SubjectId customer = counter.customer("medic-it", "ST-1", Row.person("Fantasi Bærbar").and("email", "baerbar@story.example").since(counter.today()));
        write(page, "medic-it", "Fantasi Bærbar", "baerbar@story.example", "Skjermen på laptopen flimrer.");
        signIn(page, "medic-it", "technician");
        page.navigate(at("/desk/cases"));
        page.locator("a:has-text('Skjermen på laptopen flimrer.')").first().click();
        String before = told(page, customer);
        page.goBack();

        page.locator("a:has-text('Ta imot utstyr')").click();
        page.locator("#name").fill("Fantasi Bærbar");
        page.locator("#serial").fill("MI-STORY-1");
        page.locator("#fault").fill("Skjerm som flimrer");
        page.locator("#medium").fill("disk, 512 GB");
        assertThat(page.locator("#customer").inputValue()).isEqualTo("ST-1");
        assertThat(page.locator("#fromForm").isChecked()).isTrue();
        page.locator("main form button").click();
        String repair = page.url();
        String held = why(page, customer, "MI-STORY-1");
        for (var next : List.of("supplier", "manufacturer")) {
            page.navigate(repair + "?next=" + next);
            assertThat(page.locator("article.letter").innerText()).contains(next.equals("supplier") ? "Sverige" : "Taiwan");
            page.locator("form[action$=notice] button").first().click();
            page.locator("form[action$=dispatch] button").click();
            assertThat(told(page, customer)).contains(next.equals("supplier") ? "Eksempeldata AB" : "Eksempelpanel Ltd").satisfies(list -> {
                if (next.equals("supplier")) assertThat(list).doesNotContain("Eksempelpanel Ltd");
                else assertThat(list).contains("Taiwan");
            });
        }
        page.navigate(repair);
        page.locator("form[action$=return] button").click();
        page.locator("form[action$=closing] button").click();
        String done = page.locator("main").innerText();
        counter.waitDays(2);
        signIn(page, "medic-it", "technician");
        String after = told(page, customer);

        assertThat(before).doesNotContain("Eksempeldata AB");
        assertThat(held).contains("Hvorfor har vi dette?").containsIgnoringCase("reparer");
        assertThat(done).contains("går i natt");
        assertThat(after).contains("Eksempelpanel Ltd", "Taiwan");
        assertThat(database.sql("select count(*) from repair.medium m where m.subject = ?").param(customer.value()).query(Long.class).single()).isZero();
    }

    @Test
    void aFaultIsMeasuredWhileItIsOpenAndNotSeenAfterwards(Page page) {
        SubjectId customer = counter.customer("midt-it", "ST-2", Row.person("Fantasi Signalsvak").and("source", "order").and("subscription", "Bredbånd 250").since(counter.today()));
        signIn(page, "midt-it", "technician");
        page.navigate(at("/desk/lines/" + customer.value()));
        String closed = page.locator("main").innerText();
        page.locator("details.step summary").click();
        page.locator("#product").fill("Ruter Fantasi");
        page.locator("#serial").fill("SN-ST-2");
        page.locator("#number").fill("LINJE-ST-2");
        page.locator("form[action$=devices] button").click();

        signIn(page, "midt-it", "customer-service");
        page.navigate(at("/desk/cases/new?person=" + customer.value()));
        page.locator("#kind").selectOption("fault");
        page.locator("#message").fill("Nettet faller ut om natten.");
        page.locator("main form.form button").click();
        String matter = page.url();
        signIn(page, "midt-it", "technician");
        page.navigate(at("/desk/lines/" + customer.value()));
        page.locator("form[action$=measurements] button").click();
        String measured = page.locator("#signal").innerText();
        String why = why(page, customer, "dBmV");
        signIn(page, "midt-it", "customer-service");
        page.navigate(matter);
        page.locator("form[action$=closure] button").click();
        signIn(page, "midt-it", "technician");
        page.navigate(at("/desk/lines/" + customer.value()));
        String after = page.locator("#signal").innerText();
        String whole = page.locator("main").innerText();

        assertThat(closed).contains("Ingen åpen feilsak");
        assertThat(measured).contains("feil");
        assertThat(measured).containsPattern(MEASURED);
        assertThat(why).contains("Hvorfor har vi dette?", "For å finne feilen du meldte.");
        assertThat(after).doesNotContainPattern(MEASURED);
        assertThat(whole).contains("Ingen åpen feilsak").doesNotContainPattern(MEASURED);
        assertThat(told(page, customer)).contains(NOBODY);
    }

    @Test
    void aDemonstrationIsBookedWithSomeoneFromAnExhibitionList(Page page) {
        slots.open("micromedic", Kind.DEMONSTRATION, app.now().plus(Duration.ofDays(3)), Duration.ofHours(1), "Fantasisalen ST-3");
        signIn(page, "micromedic", "sales");
        page.navigate(at("/desk/cases/new"));
        page.locator("#channel").selectOption("event");
        page.locator("#kind").selectOption("exhibition");
        page.locator("#name").fill("Fantasi Mässbesök");
        page.locator("#email").fill("massbesok@story.example");
        page.locator("#message").fill("");
        page.locator("main form.form button").click();
        var contact = database.sql("select e.subject from cases.entry e where e.email = 'massbesok@story.example' order by e.id desc limit 1").query((row, _) -> new SubjectId(row.getLong(1))).single();
        String listed = why(page, contact, "massbesok@story.example");
        String given = told(page, contact);

        signIn(page, "micromedic", "customer-service");
        page.navigate(at("/desk/bookings"));
        page.locator("#slot option:has-text('Fantasisalen ST-3')").first().getAttribute("value");
        page.locator("#slot").selectOption(page.locator("#slot option:has-text('Fantasisalen ST-3')").first().getAttribute("value"));
        page.locator("#name").fill("Fantasi Mässbesök");
        page.locator("#email").fill("massbesok@story.example");
        page.locator("form[action='/desk/bookings'] button").click();
        String calendar = page.locator("table").first().innerText();
        dispatch.deliver();
        page.locator("tr:has-text('Fantasisalen ST-3') form[action$=completion] button").click();
        counter.waitDays(2);
        signIn(page, "micromedic", "customer-service");
        page.navigate(at("/desk/bookings"));

        assertThat(listed).contains("Hvorfor har vi dette?", "Fra arrangøren av et arrangement", "Fordi vi har snakket sammen om en messe eller konferanse.");
        assertThat(page.locator("main").innerText()).doesNotContain("Fantasi Mässbesök");
        assertThat(calendar).contains("Fantasi Mässbesök", "Fantasisalen ST-3");
        assertThat(Postbox.of("massbesok@story.example")).isNotEmpty();
        assertThat(database.sql("select count(*) from cases.booking where email = 'massbesok@story.example'").query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from register.link where subject = ?").param(contact.value()).query(Long.class).single()).isZero();
        assertThat(given).contains(NOBODY);
    }

    @Test
    void whatCameByTheFormIsGoneWhenItIsSolved(Page page) {
        write(page, "it-total", "Fantasi Lørdagskunde", "sporrer@story.example", "Har dere åpent på lørdag, ST-4?");
        dispatch.deliver();
        mailroom.collect();
        signIn(page, "it-total", "customer-service");
        page.navigate(at("/desk/cases"));
        page.locator("a:has-text('Har dere åpent på lørdag, ST-4?')").first().click();
        String matter = page.url();
        var person = database.sql("select subject from cases.entry where email = 'sporrer@story.example' order by id desc limit 1").query((row, _) -> new SubjectId(row.getLong(1))).single();
        String why = why(page, person, "sporrer@story.example");
        String given = told(page, person);
        page.navigate(matter);
        page.locator("#text").fill("Ja, fra ti til to.");
        page.locator("form[action$=answers] button").click();
        page.locator("form[action$=closure] button").click();
        dispatch.deliver();
        counter.waitDays(2);
        signIn(page, "it-total", "customer-service");
        page.navigate(matter);

        assertThat(why).contains("Hvorfor har vi dette?", "Fordi du spurte oss om noe.");
        assertThat(given).contains(NOBODY);
        assertThat(page.locator("main").innerText()).contains("slettet").doesNotContain("sporrer@story.example", "Fantasi Lørdagskunde", "ST-4");
        assertThat(database.sql("select count(*) from cases.entry where email = 'sporrer@story.example'").query(Long.class).single()).isZero();
        assertThat(Postbox.inBox("it-total")).noneMatch(mail -> content(mail).contains("sporrer@story.example"));
    }

    private static String content(jakarta.mail.internet.MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }
}
