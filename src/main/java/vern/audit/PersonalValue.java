package vern.audit;

/// A fault in the calling code: it wanted to write into the trail what is, or looks like, a personal value. The message names
/// the field, never the value.
public final class PersonalValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    PersonalValue(String field, String why) {
        super("Refused by the audit trail: " + field + " " + why);
    }
}
