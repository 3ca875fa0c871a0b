package vern.statement.lint;

import static vern.statement.Finding.Severity.ADVICE;
import static vern.statement.Finding.Severity.ERROR;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Finding.Severity;

/// Everything the lint can say, with where the duty stands. A code is stable: files accept advice by it.
public enum Code {
    CONTACT_MISSING(ERROR, "Art. 13(1)(a)"),
    REPRESENTATIVE_MISSING(ERROR, "Art. 27"),
    DPO_MISSING(ADVICE, "Art. 37(1)(c)"),
    LAW_MISSING(ERROR, "Art. 6(3)"),
    LAW_UNKNOWN(ERROR, "Art. 6(3)"),
    ASSESSMENT_MISSING(ERROR, "Art. 6(1)(f), 13(1)(d)"),
    ASSESSMENT_OLD(ADVICE, "Art. 5(2)"),
    CONSENT_TEXT_MISSING(ERROR, "Art. 7(1)-(2)"),
    CONSENT_BESIDE_OTHER_BASIS(ADVICE, "Art. 6(1), 13(1)(c)"),
    SINGLE_OPT_IN(ADVICE, "Art. 7(1), 5(1)(d)"),
    SIGN_UP_WITHOUT_CONSENT(ERROR, "Art. 6(1)(a)"),
    MARKETING_ON_DUTY(ERROR, "Art. 6(1)"),
    MARKETING_ON_CONTRACT(ADVICE, "Art. 6(1)(b)"),
    CONSEQUENCE_MISSING(ADVICE, "Art. 13(2)(e)"),
    VOLUNTARY_MISSING(ADVICE, "Art. 13(2)(e)"),
    PURPOSE_WITHOUT_DATA(ADVICE, "Art. 13(1)(c)"),
    RIGHT_MISSING(ERROR, "Art. 13(2)(b)-(d)"),
    OBJECTION_NOT_SEPARATE(ADVICE, "Art. 21(4)"),
    SIGNED_LETTER_ONLY(ADVICE, "Art. 12(2), 12(6)"),
    WITHDRAWAL_HARDER(ADVICE, "Art. 7(3), 21(3)"),
    ANSWER_LATE(ADVICE, "Art. 12(3)"),
    CATEGORY_UNUSED(ERROR, "Art. 5(1)(b)"),
    SOURCE_MISSING(ERROR, "Art. 14(2)(f)"),
    ARTICLE_9_MISSING(ERROR, "Art. 9(2)"),
    ARTICLE_9_UNNEEDED(ERROR, "Art. 9(1)"),
    FIELD_UNDECLARED(ERROR, "Art. 5(1)(c)"),
    CONTEXT_MISMATCH(ERROR, "Art. 5(1)(b)"),
    KEPT_FIELD_IDENTIFIES(ERROR, "Recital 26"),
    RECIPIENT_UNUSED(ERROR, "Art. 13(1)(e)"),
    AGREEMENT_MISSING(ERROR, "Art. 28(3)"),
    AGREEMENT_EXPIRED(ERROR, "Art. 28(3)"),
    GROUP_FIELDS_MISSING(ERROR, "Art. 5(1)(c)"),
    TRANSFER_WITHOUT_MECHANISM(ERROR, "Art. 44, 13(1)(f)"),
    TRANSFER_BY_DEROGATION(ADVICE, "Art. 49(1)"),
    PARENT_COUNTRY(ADVICE, "Art. 44, 48"),
    COUNTRIES_OPEN_ENDED(ADVICE, "Art. 13(1)(f)"),
    KEEPING_BELOW_DUTY(ERROR, "Art. 6(1)(c)"),
    KEPT_INDEFINITELY(ADVICE, "Art. 5(1)(e)"),
    DE_IDENTIFY_KEEPS_NOTHING(ADVICE, "Art. 5(1)(e)"),
    COOKIE_WITHOUT_CONSENT(ERROR, "ePrivacy Art. 5(3)"),
    SECURITY_MISSING(ADVICE, "Art. 30(1)(g)"),
    TOLD_LATE(ADVICE, "Art. 13(3)"),
    CLAIM_NOT_SHARED(ADVICE, "Art. 5(1)(a)"),
    CLAIM_KEPT_ONLY_AS_NEEDED(ADVICE, "Art. 5(1)(a)"),
    CLAIM_INSIDE_EEA(ADVICE, "Art. 5(1)(a)"),
    CLAIM_NO_PROFILING(ADVICE, "Art. 5(1)(a)"),
    PERIOD_SAID_OTHERWISE(ADVICE, "Art. 13(2)(a)"),
    SENTENCE_WITHOUT_RULE(ERROR, "Art. 5(2)"),
    RULE_WITHOUT_SENTENCE(ERROR, "Art. 12(1)"),
    ACCENT_CONTRAST(ERROR, "WCAG 2.2, 1.4.3"),
    ACCEPTED_UNKNOWN(ERROR, "Art. 5(2)"),
    ACCEPTED_UNNEEDED(ADVICE, "Art. 5(2)");

    private final Severity severity;
    private final String source;

    Code(Severity severity, String source) {
        this.severity = severity;
        this.source = source;
    }

    Severity severity() {
        return severity;
    }

    /// Where the duty stands; articles are of the GDPR unless another act is named.
    public String source() {
        return source;
    }

    /// As printed and as accepted: `right-missing`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Code> find(String key) {
        return Stream.of(values()).filter(code -> code.key().equals(key)).findFirst();
    }
}
