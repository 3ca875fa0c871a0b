package vern.statement.render;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vern.law.Law;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.render.Notice.Block;

class NoticeTest {

    static Stream<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everySentenceOfTheStatementStandsOnceUnderItsAnchor(Published published) {
        var sentences = published.statement().sentences().toList();

        var said = published.notice().said().toList();

        assertThat(sentences).allSatisfy(s -> assertThat(said).filteredOn(b -> b.anchor().equals(s.anchor()))
                .as(s.anchor()).singleElement().satisfies(b -> {
                    assertThat(b.text()).isEqualTo(s.text().in(published.language()));
                    assertThat(b.promises()).isEqualTo(s.promises());
                }));
    }

    @ParameterizedTest
    @MethodSource("published")
    void everySentenceStandsInItsOwnPart(Published published) {
        var sentences = published.statement().sentences().toList();

        var parts = published.notice().parts();

        assertThat(sentences).allSatisfy(s -> assertThat(parts.stream().filter(p -> p.section() == s.section())
                .flatMap(p -> anchors(p.blocks()).stream())).as(s.anchor()).contains(s.anchor()));
    }

    @ParameterizedTest
    @MethodSource("published")
    void noAnchorStandsTwice(Published published) {
        var html = Html.document(published.notice());

        var ids = java.util.regex.Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(m -> m.group(1)).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("published")
    void theTableHasARowWithFiveFilledColumnsForEachPurpose(Published published) {
        var purposes = published.statement().purposes().keySet();

        var rows = grids(published.notice().parts().stream().filter(p -> p.section() == Section.WHY).findFirst().orElseThrow().blocks())
                .stream().flatMap(g -> g.rows().stream()).toList();

        assertThat(rows).extracting(Block.Row::anchor).containsExactlyInAnyOrderElementsOf(purposes.stream().map(p -> "purpose-" + p).toList());
        assertThat(rows).allSatisfy(r -> assertThat(r.cells()).hasSize(5)
                .allSatisfy(c -> assertThat(c).isNotEmpty().allSatisfy(l -> assertThat(l.text()).isNotBlank())));
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyRuleIsSaidInASentence(Published published) {
        var keeping = published.notice().parts().stream().filter(p -> p.section() == Section.KEEPING).findFirst().orElseThrow();

        var anchors = anchors(keeping.blocks());

        assertThat(published.statement().purposes().values()).allSatisfy(p -> assertThat(p.categories().keySet()).allSatisfy(c -> {
            var own = Stream.concat(p.sentences().stream(), published.statement().categories().get(c).sentences().stream())
                    .filter(s -> s.section() == Section.KEEPING).map(Sentence::anchor);
            assertThat(Stream.concat(own, Stream.of("keep-" + p.key() + "-" + c))).anyMatch(anchors::contains);
        }));
    }

    @ParameterizedTest
    @MethodSource("published")
    void theContactOfTheControllerIsAtTheVeryBottom(Published published) {
        var html = Html.document(published.notice());

        var foot = html.substring(html.lastIndexOf("<footer"));

        assertThat(foot).contains(Markup.escaped(published.statement().controller().legalName()));
        assertThat(html.indexOf("id=\"complaint\"")).isLessThan(html.lastIndexOf("<footer"));
    }

    @Nested
    class OfTheSample {

        private final Statement statement = Sample.statement();

        @Test
        void titlesAreInTheReadersLanguage() {
            assertThat(Stream.of("nb", "sv", "en").map(l -> Notice.of(statement, l, Law.standard()).title()))
                    .containsExactly("Personvern hos Prøve", "Integritet hos Prøve", "Privacy at Prøve");
        }

        @Test
        void aRuleWithoutASentenceOfTheCompanysOwnGetsOne() {
            var said = Notice.of(statement, "nb", Law.standard()).said().collect(toList());

            assertThat(said).extracting(Block.Said::anchor).contains("keep-deliver-contact", "keep-deliver-invoice")
                    .doesNotContain("keep-answer-enquiry");
        }

        @Test
        void customersAndVisitorsHaveTheirOwnHeadings() {
            var notice = Notice.of(statement, "nb", Law.standard());

            assertThat(notice.parts()).filteredOn(p -> List.of(Section.DATA, Section.WHY, Section.KEEPING).contains(p.section()))
                    .allSatisfy(p -> assertThat(p.blocks()).filteredOn(Block.Group.class::isInstance)
                            .extracting(b -> ((Block.Group) b).heading()).containsExactly("Når du er kunde", "Når du besøker nettstedet"));
        }

        @Test
        void theRightToObjectStandsApartFromTheParts() {
            var notice = Notice.of(statement, "en", Law.standard());

            assertThat(anchors(notice.objection())).containsExactly("objection-marketing");
            assertThat(notice.parts().stream().flatMap(p -> anchors(p.blocks()).stream())).doesNotContain("objection-marketing");
        }

        @Test
        void aRecipientOutsideTheEeaIsShownWithItsMechanismAndItsOwnersCountry() {
            var page = Html.document(Notice.of(statement, "en", Law.standard()));

            assertThat(page).contains("United States <small>outside the EEA, under standard contractual clauses (from 27 December 2022)</small>")
                    .contains("Norway <small>within the EEA</small>").contains("The laws there may reach the owner.");
        }

        @Test
        void theAuthorityComesFromTheLawOfTheCountry() {
            var page = Html.document(Notice.of(statement, "nb", Law.standard()));

            assertThat(page).contains("https://www.datatilsynet.no/");
        }

        @Test
        void aLanguageThatTheStatementLacksIsRefused() {
            assertThatThrownBy(() -> Notice.of(statement, "da", Law.standard())).hasMessageContaining("no statement in da");
        }
    }

    private static List<String> anchors(List<Block> blocks) {
        var found = new ArrayList<String>();
        for (var block : blocks)
            switch (block) {
                case Block.Said said -> found.add(said.anchor());
                case Block.Group group -> found.addAll(anchors(group.blocks()));
                case Block.Grid _, Block.Facts _ -> { }
            }
        return found;
    }

    private static List<Block.Grid> grids(List<Block> blocks) {
        return blocks.stream().flatMap(b -> switch (b) {
            case Block.Grid grid -> Stream.of(grid);
            case Block.Group group -> grids(group.blocks()).stream();
            case Block.Said _, Block.Facts _ -> Stream.<Block.Grid>empty();
        }).toList();
    }
}
