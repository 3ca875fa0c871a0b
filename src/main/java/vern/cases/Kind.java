package vern.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody comes with. Privacy and breach go to those who answer for privacy, a breach before everything else; what is for the data
/// protection officer goes to them alone.
public enum Kind {
    ENQUIRY, PRODUCT, QUOTATION, SUPPORT, FAULT, CHANGE, WARRANTY, COMPLAINT, DEMONSTRATION, SERVICE, REPAIR, EXHIBITION, PRIVACY, BREACH, OFFICER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    public boolean privacy() {
        return this == PRIVACY || this == BREACH || this == OFFICER;
    }

    public boolean booking() {
        return this == DEMONSTRATION || this == SERVICE || this == REPAIR;
    }
}
