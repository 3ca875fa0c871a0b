package vern.marketing.issues;

import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.springframework.web.util.HtmlUtils;

/// What was written in Markdown, as the two parts of a letter. What looks like HTML in it is shown as it stands, and a link that is no
/// web or mail address leads nowhere.
record Composed(String html, String text) {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder().build();

    static Composed of(String markdown) {
        Node document = PARSER.parse(markdown);
        return new Composed(HTML.render(document), TEXT.render(document));
    }

    /// What stands under every letter: who sends it, why it came, and the way out.
    record Foot(String company, String why, String leave, String link, List<String> post) {}

    /// @param pixel the address of a picture that shows that the letter was opened, where the reader has said yes to that
    String page(String language, String title, Foot foot, Optional<String> pixel) {
        return "<!doctype html><html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + escaped(title)
                + "</title></head><body style=\"font-family:sans-serif;font-size:17px;line-height:1.6;max-width:640px;margin:0 auto;padding:16px\">\n<h1 style=\"font-size:26px;line-height:1.2\">"
                + escaped(title) + "</h1>\n" + html + "<hr style=\"margin-top:32px\"><p style=\"font-size:14px\">" + escaped(foot.why()) + "<br><a href=\"" + escaped(foot.link()) + "\">"
                + escaped(foot.leave()) + "</a></p><p style=\"font-size:14px\">" + escaped(foot.company()) + "<br>" + escaped(String.join(", ", foot.post())) + "</p>"
                + pixel.map(address -> "<img src=\"" + escaped(address) + "\" width=\"1\" height=\"1\" alt=\"\">").orElse("") + "</body></html>\n";
    }

    String plain(String title, Foot foot) {
        return title + "\n\n" + text + "\n\n-- \n" + foot.why() + "\n" + foot.leave() + ": " + foot.link() + "\n" + foot.company() + "\n" + String.join(", ", foot.post()) + "\n";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
