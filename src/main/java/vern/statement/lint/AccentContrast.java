package vern.statement.lint;

import java.util.Locale;
import java.util.stream.Stream;
import vern.statement.Finding;

/// Whether text in the company's accent can be read: contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3) on the light page and
/// on the dark one.
final class AccentContrast implements Rule {

    private static final double LEAST = 4.5;
    private static final double WHITE = 1.0;
    /// Luminance of the dark page, `#14161a`.
    private static final double DARK = luminance(new double[] {linear(0x14), linear(0x16), linear(0x1a)});

    @Override
    public Stream<Finding> check(Draft draft) {
        var theme = draft.statement().controller().theme();
        return Stream.of(onLight(theme.hue(), theme.chroma()), onDark(theme.hue(), theme.chroma()))
                .filter(contrast -> contrast < LEAST).limit(1)
                .map(contrast -> draft.finding(Code.ACCENT_CONTRAST, "controller.theme.chroma",
                        "the accent has a contrast of only " + String.format(Locale.ROOT, "%.1f", contrast) + " to 1 against the page", "a smaller `chroma`, or another `hue`"));
    }

    /// Contrast of the accent `oklch(.44 c h)` against white.
    static double onLight(int hue, double chroma) {
        return contrast(luminance(rgb(0.44, chroma, hue)), WHITE);
    }

    /// Contrast of its dark counterpart `oklch(.76 c*.65 h)` against the dark page.
    static double onDark(int hue, double chroma) {
        return contrast(luminance(rgb(0.76, chroma * 0.65, hue)), DARK);
    }

    private static double contrast(double a, double b) {
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double linear(int channel) {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    /// OKLCH to linear sRGB by Ottosson's matrices, clipped to what a screen can show.
    private static double[] rgb(double lightness, double chroma, int hue) {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            Math.clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, 0, 1),
            Math.clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s, 0, 1),
            Math.clamp(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s, 0, 1)};
    }
}
