package vern.site.scan;

import java.util.Comparator;
import java.util.Optional;

/// Something that a browser found on a site and that is not as declared.
///
/// @param what what was found: the name of a cookie or of a key, or the host that was asked
/// @param when in which situation it was found first
/// @param of   whose it is, where the name is known
public record Fault(Kind kind, Thing thing, String what, String when, Optional<String> of) implements Comparable<Fault> {

    public enum Kind {
        /// The declaration does not know it.
        UNDECLARED,
        /// It is declared, and came without the yes that it needs.
        TOO_EARLY,
        /// It stays longer than declared.
        TOO_LONG,
        /// Sent over a connection that anybody can read, though the site has a safe one.
        NOT_SECURE,
        /// Necessary, and yet sent along with what other sites ask for.
        SENT_FROM_ELSEWHERE,
        /// Set by the server, and yet any script of the page can read it, though none is declared to have to.
        OPEN_TO_SCRIPTS
    }

    public enum Thing { COOKIE, STORAGE, REQUEST }

    @Override
    public int compareTo(Fault other) {
        return Comparator.comparing(Fault::kind).thenComparing(Fault::thing).thenComparing(Fault::what).compare(this, other);
    }

    /// The same fault found again in another situation says nothing new.
    String key() {
        return kind + "/" + thing + "/" + what;
    }

    String sentence() {
        var name = switch (thing) {
            case COOKIE -> "the cookie " + what;
            case STORAGE -> "the stored key " + what;
            case REQUEST -> "a request to " + what;
        };
        var wrong = switch (kind) {
            case UNDECLARED -> "is not declared";
            case TOO_EARLY -> "came before its yes";
            case TOO_LONG -> "stays longer than declared";
            case NOT_SECURE -> "is not kept to HTTPS";
            case SENT_FROM_ELSEWHERE -> "has no SameSite";
            case OPEN_TO_SCRIPTS -> "is not HttpOnly, and no script is declared to need it";
        };
        return name + " " + wrong + " (" + when + ")" + of.map(whose -> "; known as " + whose).orElse("");
    }
}
