package vern.statement.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;
import vern.law.Law;

class FormsTest {

    private static final String HOSTILE = "</style><script>alert(1)</script>\"'&|`*[x](javascript:alert(1))";

    static java.util.stream.Stream<Published> published() {
        return Published.all();
    }

    static java.util.stream.Stream<Published> inTheirFirstLanguage() {
        return Published.all().filter(p -> p.language().equals(p.statement().primaryLanguage()));
    }

    @ParameterizedTest
    @MethodSource("published")
    void thePageIsWellFormedAndNamesItsLanguage(Published published) throws Exception {
        var html = Html.document(published.notice());

        var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));

        assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo(published.language());
        assertThat(document.getElementsByTagName("h1").getLength()).isOne();
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void nothingThatACompanyWritesCanOpenATagOrALinkThatRuns() throws Exception {
        var notice = Notice.of(new Sample(HOSTILE).build(), "nb", Law.standard());

        var html = Html.document(notice);
        var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(html).doesNotContain("<script").doesNotContain("href=\"javascript:").contains("&lt;script&gt;");
    }

    @Test
    void nothingThatACompanyWritesIsMarkupInMarkdown() {
        var notice = Notice.of(new Sample(HOSTILE).build(), "nb", Law.standard());

        var markdown = Markdown.of(notice);

        assertThat(markdown).doesNotContain("<script").doesNotContainPattern("(?<!\\\\)]\\(javascript:");
        assertThat(markdown.lines().filter(l -> l.startsWith("| <a id=\"purpose-"))).hasSize(3)
                .allSatisfy(l -> assertThat(l.replace("\\|", "").chars().filter(c -> c == '|').count()).isEqualTo(6));
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyFormHasEverySentence(Published published) {
        var notice = published.notice();
        var sentences = published.statement().sentences().map(s -> s.text().in(published.language())).toList();

        var markdown = Markdown.of(notice);
        var html = Html.document(notice);

        assertThat(sentences).allSatisfy(s -> {
            assertThat(html).contains(">" + Markup.escaped(s) + "</p>");
            assertThat(markdown).contains(Markdown.escaped(s));
        });
    }

    @ParameterizedTest
    @MethodSource("inTheirFirstLanguage")
    void everySentenceCanBeTakenOutOfThePdfAsText(Published published) throws Exception {
        var sentences = published.statement().sentences().map(s -> squeezed(s.text().in(published.language()))).toList();

        var pdf = squeezed(text(Pdf.of(published.notice())));

        assertThat(sentences).allSatisfy(s -> assertThat(pdf).contains(s));
    }

    @Test
    void thePdfIsTaggedAndCarriesLanguageTitleBookmarksAndFonts() throws Exception {
        var notice = Notice.of(Sample.statement(), "sv", Law.standard());

        try (var document = Loader.loadPDF(Pdf.of(notice))) {
            var catalog = document.getDocumentCatalog();

            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(catalog.getLanguage()).isEqualTo("sv");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Integritet hos Prøve");
            assertThat(catalog.getDocumentOutline().children()).hasSize(notice.parts().size());
            assertThat(new String(catalog.getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8)).contains("pdfuaid:part");
            for (var page : document.getPages())
                for (COSName name : page.getResources().getFontNames())
                    assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
    }

    @Test
    void theLinkedDataUsesTheWordsOfTheVocabulary() {
        var json = JsonLd.of(Sample.statement(), "nb", Law.standard());

        var tree = JsonMapper.shared().readTree(json);

        assertThat(tree.at("/@context/dpv").asString()).isEqualTo("https://w3id.org/dpv#");
        assertThat(tree.at("/dpv:hasProcess/1/dpv:hasLegalBasis/0/@id").asString()).isEqualTo("eu-gdpr:A6-1-f");
        assertThat(tree.at("/dpv:hasProcess/1/dpv:hasLegalBasis/1/@id").asString()).isEqualTo("eu-gdpr:A9-2-h");
        assertThat(tree.at("/dpv:hasProcess/0/dpv:hasStorageCondition").size()).isEqualTo(2);
        assertThat(tree.at("/dpv:hasRecipient/0/dpv:hasThirdCountry/0").asString()).isEqualTo("loc:US");
        assertThat(tree.at("/dpv:hasRight/0/@id").asString()).isEqualTo("eu-gdpr:A15");
        assertThat(tree.at("/vern:hasPromise").valueStream().map(p -> p.at("/@id").asString()))
                .contains("https://prove.example/privacy#T-36");
    }

    @Test
    void theSameStatementGivesTheSameBytes() {
        var first = forms();

        var second = forms();

        assertThat(second).isEqualTo(first);
    }

    private static List<Object> forms() {
        var statement = Sample.statement();
        var notice = Notice.of(statement, "en", Law.standard());
        return List.of(Html.document(notice), Markdown.of(notice), JsonLd.of(statement, "en", Law.standard()),
                java.util.HexFormat.of().formatHex(Pdf.of(notice)));
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// A line may break inside a sentence, and a page may turn; what counts is the letters.
    private static String squeezed(String text) {
        return text.replaceAll("\\d+ / \\d+\\s", "").replaceAll("[\\s\\u00AD-]+", "");
    }
}
