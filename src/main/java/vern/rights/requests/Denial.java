package vern.rights.requests;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Why a request is refused. Each has a text with the place in the law (`rights.denial.KEY`), so that no refusal is without both.
public enum Denial {
    /// It could not be established who asks (Art. 12(6)).
    UNIDENTIFIED,
    /// The company holds nothing about the person.
    NO_MATCH,
    /// Manifestly unfounded or excessive (Art. 12(5)).
    EXCESSIVE,
    /// None of the grounds for erasure is there: it is still needed (Art. 17(1)).
    STILL_NEEDED,
    /// A law requires it to be kept (Art. 17(3)(b)).
    LEGAL_DUTY,
    /// Needed for legal claims (Art. 17(3)(e), 21(1)).
    LEGAL_CLAIMS,
    /// What the company has is right (Art. 16).
    CORRECT_ALREADY,
    /// Would tell of others (Art. 15(4), 20(4)).
    RIGHTS_OF_OTHERS,
    /// Not given by the person, or not on consent or contract (Art. 20(1)).
    NOT_PORTABLE,
    /// Compelling legitimate grounds were shown (Art. 21(1)).
    COMPELLING_GROUNDS,
    /// None of the conditions for restriction is there (Art. 18(1)).
    NO_CONDITION;

    private static final Set<Denial> ALWAYS = EnumSet.of(UNIDENTIFIED, NO_MATCH, EXCESSIVE);

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The same in the words of the Data Rights Protocol, for whoever reads it by machine.
    public String word() {
        return switch (this) {
            case UNIDENTIFIED -> "insuf_verification";
            case NO_MATCH -> "no_match";
            case EXCESSIVE -> "too_many_requests";
            case STILL_NEEDED, LEGAL_DUTY, LEGAL_CLAIMS, RIGHTS_OF_OTHERS, NOT_PORTABLE, NO_CONDITION -> "claim_not_covered";
            case CORRECT_ALREADY, COMPELLING_GROUNDS -> "other";
        };
    }

    public static Optional<Denial> of(String key) {
        return Stream.of(values()).filter(denial -> denial.key().equals(key)).findFirst();
    }

    /// The grounds on which a request of this kind may be refused. A no to direct marketing cannot be refused, and neither can the
    /// withdrawal of a consent.
    public static Set<Denial> of(RequestKind kind) {
        var more = switch (kind) {
            case ACCESS -> EnumSet.of(RIGHTS_OF_OTHERS);
            case RECTIFICATION -> EnumSet.of(CORRECT_ALREADY);
            case ERASURE -> EnumSet.of(STILL_NEEDED, LEGAL_DUTY, LEGAL_CLAIMS);
            case RESTRICTION -> EnumSet.of(NO_CONDITION);
            case OBJECTION -> EnumSet.of(COMPELLING_GROUNDS, LEGAL_CLAIMS);
            case PORTABILITY -> EnumSet.of(NOT_PORTABLE, RIGHTS_OF_OTHERS);
            case WITHDRAWAL, MARKETING_BLOCK, COMPLAINT -> EnumSet.noneOf(Denial.class);
        };
        if (kind.needsTheRightPerson() && kind != RequestKind.WITHDRAWAL) more.addAll(ALWAYS);
        return more;
    }
}
