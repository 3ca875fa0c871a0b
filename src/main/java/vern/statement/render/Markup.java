package vern.statement.render;

/// Writes HTML that is well-formed XML too, so that the same text can be shown and be set as PDF. Text and attribute values are
/// escaped here and nowhere else: what comes out of a statement can never open a tag.
final class Markup {

    private final StringBuilder out = new StringBuilder(16_384);

    /// Opens `tag` with attributes given as name, value, name, value …
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        attributes(attributes);
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /// An element that holds nothing (`meta`, `link`, `br`).
    Markup empty(String tag, String... attributes) {
        out.append('<').append(tag);
        attributes(attributes);
        out.append("/>");
        return this;
    }

    /// An element with only text in it.
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /// Markup made by this system, as it is.
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    private void attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2)
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
    }

    /// Control characters that no XML may hold are dropped.
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Markup::allowed).forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static boolean allowed(int c) {
        return c == '\n' || c == '\t' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
