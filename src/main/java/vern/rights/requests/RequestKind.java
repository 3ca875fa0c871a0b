package vern.rights.requests;

import java.util.Optional;
import java.util.stream.Stream;

/// What a person may ask for, by the keys under which a statement grants it.
public enum RequestKind {
    ACCESS("access"),
    RECTIFICATION("rectification"),
    ERASURE("erasure"),
    RESTRICTION("restriction"),
    OBJECTION("objection"),
    PORTABILITY("portability"),
    WITHDRAWAL("withdrawal"),
    /// No more direct marketing (Art. 21(2)-(3)): absolute, and at once.
    MARKETING_BLOCK("marketing-block"),
    /// Something is wrong with how the company treats data: to its own ear, before the authority's.
    COMPLAINT("complaint");

    private final String key;

    RequestKind(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Optional<RequestKind> of(String key) {
        return Stream.of(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /// Whether an answer gives out or changes what is held, so that it must be certain who asks.
    public boolean needsTheRightPerson() {
        return this != COMPLAINT && this != MARKETING_BLOCK;
    }

    /// Whether a child's is answered to a guardian: what gives out or changes what is held. A no is heard from anyone.
    public boolean answeredToGuardians() {
        return this == ACCESS || this == PORTABILITY || this == ERASURE || this == RECTIFICATION;
    }

    /// Whether those who got the data must be told (Art. 19).
    public boolean toldToRecipients() {
        return this == RECTIFICATION || this == ERASURE || this == RESTRICTION;
    }
}
