package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Publication;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.marketing.newsletter.Reader;
import vern.rights.Dossiers;
import vern.rights.answers.Choosing;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What a reader may choose among, as it is declared, wherever it is met: in the form, on their own page, in what is sent and in the copy. And
/// how they come on the list: by confirming, or at once where the company has declared so.
@Story
class WhatAReaderWantsTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Publication publication;
    @Autowired Dossiers dossiers;
    @Autowired Choosing choosing;

    private Reader reader(String company) {
        return new Reader(app, dispatch, database, company);
    }

    private Editor editor(String company) {
        return new Editor(app, mailing, dispatch, database, company);
    }

    private String chosen(long subject) {
        return database.sql("select coalesce(interests, 'none') from marketing.subscriber where subject = ?").param(subject).query(String.class).single();
    }

    @Test
    void theFormAsksForWhatIsDeclaredAndTakesInNothingElse() throws Exception {
        var form = Desk.plain(reader("it-total").visit().read("/it-total/newsletter"));
        var chooser = reader("it-total").joinedChoosing("security", "internet", "politics", "<script>");
        var silent = reader("it-total").joined();
        var elsewhere = reader("medic-it").joinedChoosing("security");

        assertThat(form).contains("Hva vil du lese om? (valgfritt)", "value=\"security\"", ">sikkerhet<", "value=\"equipment\"");
        assertThat(reader("it-total").visit().read("/it-total/newsletter/form")).contains("value=\"security\"");
        assertThat(reader("medic-it").visit().read("/medic-it/newsletter")).doesNotContain("name=\"interests\"");
        assertThat(chosen(chooser.subject())).isEqualTo("internet, security");
        assertThat(chosen(silent.subject())).isEqualTo("none");
        assertThat(chosen(elsewhere.subject())).isEqualTo("none");
    }

    @Test
    @Keeps("T-66")
    void aLetterAboutSomethingElsePassesByAndWhoeverHasChosenNothingGetsIt() throws Exception {
        var safe = reader("it-total").joinedChoosing("security");
        var wired = reader("it-total").joinedChoosing("internet", "equipment");
        var silent = reader("it-total").joined();
        var page = safe.choices();

        long issue = editor("it-total").send("Om nettet", Map.of("interests", "internet"));
        safe.visit().send(page, page, Map.of("interests", "internet"));
        long next = editor("it-total").send("Mer om nettet", Map.of("interests", "internet"));

        var editor = editor("it-total");
        assertThat(List.of(editor.decided(issue, safe.subject()), editor.decided(issue, wired.subject()), editor.decided(issue, silent.subject()))).containsExactly("other-segment", "posted", "posted");
        assertThat(editor.decided(next, safe.subject())).isEqualTo("posted");
        assertThat(Desk.plain(editor.desk("marketing").read("/desk/newsletter/" + editor.draft("Utkast om nettet", Map.of("interests", "internet")))))
                .containsPattern("value=\"internet\"[^>]*checked").doesNotContainPattern("value=\"security\"[^>]*checked");
    }

    @Test
    void theReadersOwnPageShowsItAndChangesItAndTheCopySaysItInWords() throws Exception {
        var reader = reader("it-total").joinedChoosing("security", "internet");
        var page = reader.choices();
        long subject = reader.subject();

        var before = Desk.plain(reader.visit().read(page));
        reader.visit().send(page, page, Map.of("segment", "private", "interests", "equipment"));
        var after = Desk.plain(reader.visit().read(page));
        var copy = dossiers.whole(Counter.clerk("it-total"), new SubjectId(subject), "nb", "access").orElseThrow().groups().stream()
                .flatMap(group -> group.records().stream()).flatMap(kept -> kept.fields().stream()).map(field -> field.label() + ": " + field.value().reveal()).toList();
        reader.visit().send(page, page, Map.of());

        assertThat(before).containsPattern("value=\"security\"[^>]*checked").doesNotContainPattern("value=\"equipment\"[^>]*checked");
        assertThat(after).containsPattern("value=\"equipment\"[^>]*checked").doesNotContainPattern("value=\"security\"[^>]*checked");
        assertThat(copy).contains("Hva du er opptatt av: utstyr og hjelp med det", "Gruppe: privatperson");
        assertThat(chosen(subject)).isEqualTo("none");
    }

    /// The company declares single opt-in while this runs, and double again after it.
    private void atOnce(String company, ThrowingRunnable meanwhile) throws Exception {
        publish(counter.nextVersion(company).replaceFirst("(?m)^    direct-marketing: true$", "    direct-marketing: true\n    sign-up: { opt-in: single }"), company);
        try {
            meanwhile.run();
        } finally {
            publish(counter.nextVersion(company), company);
        }
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private void publish(String file, String company) {
        assertThat(publication.publish(file, company, Counter.clerk(company))).isInstanceOf(Publication.Outcome.Published.class);
    }

    @Test
    void whereTheCompanyHasDeclaredItAReaderIsOnTheListAtOnceAndIsToldHowToComeOffIt() throws Exception {
        var early = reader("medic-it");
        early.asks(Map.of());
        atOnce("medic-it", () -> {
            var reader = reader("medic-it");
            assertThat(reader.visit().read("/medic-it/newsletter")).contains("Skriv adressen, så får du neste brev.").doesNotContain("først når du har bekreftet", "Bekrefte påmeldinger");

            assertThat(reader.asks(Map.of("agreed", ""))).contains("Kryss av for at du vil ha nyhetsbrevet");
            assertThat(reader.subject()).isZero();
            assertThat(reader.asks(Map.of())).contains("Nå er du meldt på");
            assertThat(reader.active()).isTrue();
            long subject = reader.subject();
            assertThat(reader.asks(Map.of())).contains("Nå er du meldt på");
            assertThat(reader.subject()).isEqualTo(subject);
            early.asks(Map.of());
            assertThat(early.active()).isTrue();
            assertThat(database.sql("select count(*) from marketing.proof where subject = ? and purpose = 'marketing' and withdrawn is null").param(subject).query(Long.class).single()).isOne();
            reader.newest();
            var welcome = Postbox.of(reader.address).getFirst();
            assertThat(welcome.getSubject()).isEqualTo("Du får nyhetsbrevet fra Medic IT");
            assertThat(welcome.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            assertThat(Reader.text(welcome)).contains("står den på listen", "Ja, jeg vil ha nyhetsbrev").doesNotContain("/confirmations/");
            long issue = editor("medic-it").send("Etter ett trykk", Map.of());
            assertThat(editor("medic-it").decided(issue, subject)).isEqualTo("posted");

            var choices = reader.choices();
            reader.visit().send(choices, choices + "/leaving", Map.of());
            assertThat(reader.traces()).isZero();
        });
        var later = reader("medic-it");
        assertThat(later.asks(Map.of())).contains("Se i innboksen din");
        assertThat(later.active()).isFalse();
    }

    @Test
    void aNoThatWasSaidFromAnAddressStandsAgainstWhoeverWritesItInTheForm() throws Exception {
        var reader = reader("medic-it");
        var customer = counter.customer("medic-it", "LV-1", Counter.Row.person("Fantasi Nei").and("email", reader.address).since(counter.today().minusDays(9)));
        choosing.block(Counter.clerk("medic-it"), customer);

        atOnce("medic-it", () -> {
            assertThat(reader.asks(Map.of())).contains("Nå er du meldt på", "nei-et gjelder");
            assertThat(reader.subject()).isZero();
            dispatch.deliver();
            assertThat(Postbox.of(reader.address)).isEmpty();
        });
        reader.asks(Map.of());
        var link = reader.link();
        reader.visit().send(link, link, Map.of());

        assertThat(reader.active()).isTrue();
    }
}
