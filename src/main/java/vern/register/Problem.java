package vern.register;

/// What is wrong with one value, and so what to write instead. Names the column and never the value.
public record Problem(String column, Code code) {

    /// Each has a text that says what to write instead: `register.problem.` and the code in lower case with dashes.
    public enum Code {
        MISSING, UNREADABLE_DATE, DATE_AHEAD, END_BEFORE_START, UNDER_AGE, BIRTH_DATE_MISSING, BAD_ORGANISATION_NUMBER, BAD_EMAIL,
        BAD_PHONE, BAD_KIND, BAD_AMOUNT, TOO_LONG, UNSEEN, DUPLICATE_IN_FILE, DUPLICATE_IN_REGISTER, UNKNOWN_CUSTOMER, START_UNKNOWN,
        CONSENT_NOT_STATED, SOURCE_NOT_DECLARED, CATEGORY_NOT_DECLARED, FIELD_NOT_DECLARED, NO_GROUND
    }

    public String messageKey() {
        return "register.problem." + code.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
