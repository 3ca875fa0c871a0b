package vern.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vern.statement.Reading.Unreadable;
import vern.statement.retention.Keep;

class ReadingAStatementTest {

    private final Fixture complete = Fixture.complete();

    @Nested
    class OfACompleteFile {

        @Test
        void saysEverythingThatTheFileSays() {
            var statement = complete.readable().statement();

            assertThat(statement.controller().legalName()).isEqualTo("Eksempel AS");
            assertThat(statement.version().told()).contains(LocalDate.of(2026, 9, 15));
            assertThat(statement.categories().get("health").article9()).contains("9(2)(h)");
            assertThat(statement.purposes().get("accounts").categories().get("invoice"))
                    .isEqualTo(new Keep.ByLaw("no/bokforingsloven-13", "invoice-issued"));
            assertThat(statement.recipients().get("mailer").mechanisms()).hasSize(1);
            assertThat(statement.sentences().map(Sentence::anchor))
                    .containsExactly("who-we-are", "contact-data", "delivery", "objection", "what-is-a-controller");
        }

        @Test
        void keepsTheOrderOfTheFile() {
            var statement = complete.readable().statement();

            assertThat(statement.purposes().keySet()).containsExactly("deliver", "accounts", "answer", "newsletter");
        }

        @Test
        void putsASentenceInTheSectionAndAudienceOfItsElement() {
            var sentences = complete.readable().statement().sentences().toList();

            assertThat(sentences.get(0).section()).isEqualTo(Section.US);
            assertThat(sentences.get(1).audience()).isEqualTo(Audience.CUSTOMERS);
            assertThat(sentences.get(2).section()).isEqualTo(Section.WHY);
            assertThat(sentences.get(3).section()).isEqualTo(Section.RIGHTS);
        }

        @Test
        void knowsWhereEachElementStands() {
            var source = complete.readable().source();

            assertThat(source.at("purposes.newsletter.basis")).isEqualTo(place("consent\n    because: { nb: Fordi du ba"));
            assertThat(source.at("purposes.newsletter.law")).isEqualTo(place("newsletter:\n"));
        }

        private Source.Place place(String passage) {
            var lineAndColumn = complete.placeOf(passage).split(":");
            return new Source.Place(Integer.parseInt(lineAndColumn[0]), Integer.parseInt(lineAndColumn[1]));
        }
    }

    @Nested
    class OfAFileWithMistakes {

        @Test
        void guessesTheKeyThatWasMeant() {
            assertFinds(complete.with("trade-name:", "trade-nmae:"), "unknown-key", "trade-nmae", "`trade-name`");
        }

        @Test
        void namesAKeyThatIsMissing() {
            assertFinds(complete.with("  site: https://eksempel.example\n", ""), "missing-key", "controller:", "`site: …`");
        }

        @Test
        void refusesAKeyThatIsThereTwice() {
            var twice = complete.with("  key: eksempel\n", "  key: eksempel\n  key: eksempel-to\n");

            assertFinds(twice, "duplicate-key", "key: eksempel-to", "once");
        }

        @Test
        void asksForQuotesAroundNorway() {
            assertFinds(complete.with("  country: \"NO\"", "  country: NO"), "quotes", "NO\n  organisation", "\"NO\"");
        }

        @Test
        void asksForQuotesAroundANumberThatIsAName() {
            assertFinds(complete.with("\"123456785\"", "123456785"), "quotes", "123456785", "\"123456785\"");
        }

        @Test
        void refusesAnOrganisationNumberWithAWrongCheckDigit() {
            assertFinds(complete.with("123456785", "123456786"), "organisation-number", "\"123456786\"", "register of companies");
        }

        @Test
        void refusesATextThatLacksALanguage() {
            assertFinds(complete.with("{ nb: Svare deg, en: Answer you }", "{ nb: Svare deg }"), "language-missing", "name: { nb: Svare deg }", "`en: …`");
        }

        @Test
        void refusesAWordThatIsNotKnown() {
            assertFinds(complete.with("basis: contract", "basis: contrct"), "word", "contrct", "`contract`");
        }

        @Test
        void refusesAListWhereTextBelongs() {
            assertFinds(complete.with("trade-name: Eksempel\n", "trade-name: [Eksempel]\n"), "type", "trade-name: [", "text");
        }

        @Test
        void refusesADayThatIsNotInTheCalendar() {
            assertFinds(complete.with("effective: 2026-10-01", "effective: 2026-02-30"), "date", "2026-02-30", "2026-10-01");
        }

        @Test
        void refusesACountryThatDoesNotExist() {
            assertFinds(complete.with("countries: [US]", "countries: [XX]"), "country", "XX", "ISO 3166");
        }

        @Test
        void refusesAnAddressThatIsNotOne() {
            assertFinds(complete.with("post@eksempel.example", "post.eksempel.example"), "email", "post.eksempel.example", "@");
        }

        @Test
        void refusesAReferenceToNothing() {
            assertFinds(complete.with("recipients: [mailer]", "recipients: [mailr]"), "unknown-reference", "mailr", "`mailer`");
        }

        @Test
        void refusesACategoryInAPurposeThatIsNotDeclared() {
            assertFinds(complete.with("contact: while consent", "contacts: while consent"), "unknown-reference", "contacts: while", "`contact`");
        }

        @Test
        void refusesAnAnchorThatIsUsedTwice() {
            assertFinds(complete.with("anchor: objection,", "anchor: delivery,"), "anchor-twice", "delivery, nb: Du kan", "its own");
        }

        @Test
        void passesOnWhatIsWrongInAKeepRule() {
            assertFinds(complete.with("while relationship, then 1 year", "while relationship, then 1 yeer"), "keep-rule", "yeer", "year");
        }

        @Test
        void pointsIntoAKeepRuleInQuotes() {
            assertFinds(complete.with("while relationship, then 1 year", "\"while relationship, then 1 yeer\""), "keep-rule", "yeer", "year");
        }

        @Test
        void refusesAJudgeThatIsNoRole() {
            var judged = complete.with("while relationship, then 1 year", "while relationship, then 1 year if judged by seller");

            assertFinds(judged, "unknown-reference", "while relationship, then", "managing-director");
        }

        @Test
        void saysWhereTheYamlBreaks() {
            assertFinds(complete.with("languages: [nb, en]", "languages: [nb, en"), "yaml", ":\n  number: 2", "YAML");
        }

        @Test
        void tellsOnceThatTextsAreSaidInALanguageTheFileDoesNotName() {
            var findings = ((Unreadable) complete.with("languages: [nb, en]", "languages: [nb]").read()).findings();

            assertThat(findings).extracting(Finding::code).containsExactly("unknown-language");
            assertThat(findings.getFirst().write()).contains("languages: [nb, en]");
        }

        /// Shown, the rest of the line would be turned round.
        @Test
        void refusesWhatTurnsTheDirectionOfWriting() {
            assertFinds(complete.with("trade-name: Eksempel", "trade-name: \u202EEksempel"), "unseen", "\u202EEksempel", "typed by hand");
        }

        @Test
        void tellsEverythingAtOnce() {
            var three = complete.with("trade-name:", "trade-nmae:").with("basis: contract", "basis: contrct").with("[mailer]", "[mailr]");

            var findings = ((Unreadable) three.read()).findings();

            assertThat(findings).extracting(Finding::code).containsExactly("missing-key", "unknown-key", "word", "unknown-reference");
        }

        private void assertFinds(Fixture spoiled, String code, String passage, String write) {
            var findings = ((Unreadable) spoiled.read()).findings();

            assertThat(Fixture.marked(findings)).contains(code + "@" + spoiled.placeOf(passage));
            assertThat(findings).anySatisfy(finding -> assertThat(finding.write()).contains(write));
        }
    }

    @Nested
    class OfAFileThatIsNoStatement {

        @Test
        void refusesAliasesThatMultiply() {
            var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 12; i++) bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));

            assertThat(codes(bomb.toString())).containsExactly("too-much");
        }

        @Test
        void refusesAValueThatContainsItself() {
            assertThat(codes("controller: &c { key: *c }")).containsExactly("too-much");
        }

        @Test
        void refusesDepthWithoutEnd() {
            assertThat(codes("[".repeat(100_000))).containsExactly("too-much");
        }

        @Test
        void refusesSize() {
            assertThat(codes("a".repeat(Statements.LARGEST + 1))).containsExactly("too-large");
        }

        @Test
        void refusesAnEmptyFile() {
            assertThat(codes("")).containsExactly("empty");
        }

        @Test
        void refusesWhatIsNotUtf8(@TempDir Path folder) throws Exception {
            var file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe5});

            assertThat(Statements.read(file).findings()).extracting(Finding::code).containsExactly("encoding");
        }

        @Test
        void refusesAFileThatIsMissing(@TempDir Path folder) {
            assertThat(Statements.read(folder.resolve("none.yaml")).findings()).extracting(Finding::code).containsExactly("file");
        }

        private List<String> codes(String text) {
            return Statements.read(text, Fixture.FILE).findings().stream().map(Finding::code).toList();
        }
    }
}
