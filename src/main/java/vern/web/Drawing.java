package vern.web;

import java.util.Locale;

/// A small inline SVG made on the server, in the classes of the style sheet (`fill`, `soft`, `track`, `axis`, `now` …). Every
/// text put in is escaped, so that the result may be written into a page as it is.
public final class Drawing {

    private final StringBuilder shapes = new StringBuilder();
    private final int width;
    private final int height;
    private final String says;

    /// @param says the sentence that someone hears who cannot see the picture
    public Drawing(int width, int height, String says) {
        this.width = width;
        this.height = height;
        this.says = says;
    }

    public Drawing line(String kind, double x1, double y1, double x2, double y2) {
        shapes.append(String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, x1, y1, x2, y2));
        return this;
    }

    public Drawing bar(String kind, double x, double y, double wide, double high) {
        shapes.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1\"/>",
                kind, x, y, Math.max(0, wide), Math.max(0, high)));
        return this;
    }

    /// A text; `anchor` is `start`, `middle` or `end`.
    public Drawing text(String kind, double x, double y, String anchor, String text) {
        shapes.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", kind, x, y, anchor, escaped(text)));
        return this;
    }

    /// A number in strong figures, with its words after it.
    public Drawing labelled(double x, double y, String anchor, String number, String words) {
        shapes.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"><tspan class=\"strong\">%s</tspan> %s</text>",
                x, y, anchor, escaped(number), escaped(words)));
        return this;
    }

    public String svg() {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height + "\" role=\"img\" aria-label=\""
                + escaped(says) + "\">" + shapes + "</svg>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
