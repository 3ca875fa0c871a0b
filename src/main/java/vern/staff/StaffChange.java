package vern.staff;

import java.time.Instant;
import java.util.Optional;

/// What can happen to an account; by numbers only, so that the trail holds no names.
public sealed interface StaffChange {

    long account();

    record Added(long account) implements StaffChange {}

    record PasswordChosen(long account) implements StaffChange {}

    record UndertakingSigned(long account, String textVersion) implements StaffChange {}

    record UndertakingWithdrawn(long account) implements StaffChange {}

    record RoleBound(long account, String role, Optional<Instant> expires) implements StaffChange {}

    record RoleEnded(long account, String role) implements StaffChange {}

    record Employed(long account, Optional<String> employer) implements StaffChange {}

    record Deactivated(long account) implements StaffChange {}

    record LockedOut(long account) implements StaffChange {}
}
