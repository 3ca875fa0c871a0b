package vern.mail.inbox;

import java.util.Locale;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/// The words of an HTML mail. Scripts, styles and comments are dropped, pictures are not fetched, addresses behind links are shown
/// so that nobody follows one without seeing it. Reads once from front to back, whatever the tags look like.
final class HtmlText {

    private static final Set<String> SILENT = Set.of("script", "style", "head", "title", "noscript", "template", "object", "svg");
    private static final Set<String> BREAKING = Set.of("p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
            "hr", "pre", "section", "article", "header", "footer");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private String link = "";

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) open = html.length();
            words(html.substring(at, open));
            at = open;
            if (at < html.length()) tag();
        }
        return text.toString().replace('\u00a0', ' ').replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    private void words(String raw) {
        var words = HtmlUtils.htmlUnescape(raw).replaceAll("\\s+", " ");
        text.append(ends('\n') || ends(' ') || text.isEmpty() ? words.stripLeading() : words);
    }

    private boolean ends(char last) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == last;
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            skipTo("-->", 3);
            return;
        }
        int close = html.indexOf('>', at);
        if (close < 0 || at + 1 >= html.length() || !begins(html.charAt(at + 1))) {
            text.append('<');
            at++;
            return;
        }
        var inside = html.substring(at + 1, close);
        at = close + 1;
        var name = inside.replaceFirst("^/", "").split("[\\s/>]", 2)[0].toLowerCase(Locale.ROOT);
        boolean ending = inside.startsWith("/");
        if (SILENT.contains(name) && !ending && !inside.endsWith("/")) skipTo("</" + name, 0);
        else if (BREAKING.contains(name) && !ends('\n') && !text.isEmpty()) text.append('\n');
        else if (name.equals("a")) link(inside, ending);
    }

    private static boolean begins(char letter) {
        return Character.isLetter(letter) || letter == '/' || letter == '!' || letter == '?';
    }

    private void link(String inside, boolean ending) {
        if (ending && !link.isEmpty() && text.indexOf(link) < 0) text.append(" (").append(link).append(')');
        var found = java.util.regex.Pattern.compile("(?i)\\bhref\\s*=\\s*[\"']?(https?://[^\"'\\s>]{1,300})").matcher(inside);
        link = !ending && found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }

    private void skipTo(String end, int past) {
        int found = indexIgnoringCase(end);
        at = found < 0 ? html.length() : found + past;
    }

    private int indexIgnoringCase(String end) {
        for (int i = at; i <= html.length() - end.length(); i++) if (html.regionMatches(true, i, end, 0, end.length())) return i;
        return -1;
    }
}
