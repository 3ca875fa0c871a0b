package vern.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a page needs to know of the company it belongs to. `key` is the company's segment in addresses; `language` is the
/// one its pages use for a reader who has asked for none that Vern speaks.
public record Company(String key, String name, Accent accent, Locale language, Head head, Foot foot) {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    public Company {
        if (!KEY.matcher(key).matches()) throw new IllegalArgumentException("not a company key");
    }

    /// A company that has no general way to be reached.
    public Company(String key, String name, Accent accent, Locale language, Foot foot) {
        this(key, name, accent, language, new Head(Optional.empty(), Optional.empty()), foot);
    }

    /// What stands at the top of every public page: the general telephone number and e-mail address, which need not be those
    /// for questions about privacy.
    public record Head(Optional<String> phone, Optional<String> email) {}

    /// The two numbers that give a company its colour in OKLCH, hue in degrees and chroma, and the shape of its mark:
    /// `square`, `disc`, `ring`, `cross`, `bar`, `dots` or `vern`.
    public record Accent(int hue, double chroma, String mark) {
        public Accent {
            if (hue < 0 || hue > 360) throw new IllegalArgumentException("hue outside 0-360");
            if (chroma < 0 || chroma > 0.4) throw new IllegalArgumentException("chroma outside 0-0.4");
        }
    }

    /// What stands at the foot of every page: who answers, and how to reach them.
    public record Foot(String legalName, Optional<String> organisationNumber, Optional<String> phone, Optional<String> email,
            List<Link> links) {
        public static Foot of(String legalName) {
            return new Foot(legalName, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
    }

    /// A text and where it leads.
    public record Link(String text, String address) {}
}
