package vern.staff;

/// Why a change among the staff is not made, with the text that says so and the field it stands beside.
enum Refusal {
    ADDRESS_TAKEN("address", "staff.refused.address"),
    ADDRESS_UNREADABLE("address", "staff.refused.addressForm"),
    NAME_MISSING("name", "staff.refused.name"),
    UNDERTAKING_MISSING("role", "staff.refused.undertaking"),
    ROLE_UNKNOWN("role", "staff.refused.role"),
    TASK_MISSING("task", "staff.refused.task"),
    EXPIRY_PAST("expires", "staff.refused.expiry"),
    DIRECTOR_EXPIRES("expires", "staff.refused.directorExpires"),
    NOT_OWN_STAFF("employer", "staff.refused.notOwn"),
    EMPLOYER_UNKNOWN("employer", "staff.refused.employer"),
    LAST_DIRECTOR("content", "staff.refused.lastDirector");

    private final String field;
    private final String text;

    Refusal(String field, String text) {
        this.field = field;
        this.text = text;
    }

    String field() {
        return field;
    }

    String text() {
        return text;
    }
}
