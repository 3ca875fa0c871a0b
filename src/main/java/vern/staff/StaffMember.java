package vern.staff;

import java.util.Set;

/// Someone who is signed in at the desk. `roles` are the keys of the statement's roles that are bound and not expired; they
/// count only while the confidentiality undertaking is signed. `own`: employed by the company itself, and not by another company of its
/// group or by a processor.
public record StaffMember(long id, String controller, String displayName, Set<String> roles, boolean undertakingSigned, boolean own) {

    public StaffMember {
        roles = Set.copyOf(roles);
    }

    /// Whether this person acts in the role now. Always no without an undertaking (promise O-31).
    public boolean actsAs(String role) {
        return undertakingSigned && roles.contains(role);
    }

    @Override
    public String toString() {
        return "StaffMember[" + id + "]";
    }
}
