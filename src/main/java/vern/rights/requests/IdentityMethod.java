package vern.rights.requests;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a person shows who they are. The strength grows in this order; what a matter needs, the statement says for each right.
public enum IdentityMethod {
    NONE(0),
    /// A one-time link to an address that the company already had.
    LINK(1),
    /// Two things that the company has about the person, and nothing more than it has.
    TWO_FACTS(2),
    /// Signed in on Min side.
    SESSION(3),
    /// A document that was looked at: the last resort, and kept no longer than the look.
    DOCUMENT(4),
    /// A letter with a signature that staff have compared.
    SIGNED_LETTER(5),
    /// An electronic identity of the level that the company asks for; it stands for a signature too.
    EID(5);

    private final int strength;

    IdentityMethod(int strength) {
        this.strength = strength;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<IdentityMethod> of(String key) {
        return Stream.of(values()).filter(method -> method.key().equals(key)).findFirst();
    }

    /// Whether this is proof enough where `required` is asked for. Where a signature is asked for, nothing but one will do; else
    /// whatever is as strong. A sign-in is never the only way (Art. 12(2)): a link and two facts together count as much.
    public boolean meets(IdentityMethod required) {
        if (required == SIGNED_LETTER || required == EID) return strength >= SIGNED_LETTER.strength;
        if (required == SESSION) return strength >= TWO_FACTS.strength;
        return strength >= required.strength;
    }
}
