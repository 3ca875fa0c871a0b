package vern.staff;

import java.util.Optional;

/// Where changes among the staff are written down, in the same transaction as the change. The audit trail provides it.
@FunctionalInterface
public interface StaffAudit {

    /// `by` is the account that made the change; empty when it was the installation itself.
    void record(String controller, Optional<Long> by, StaffChange change);
}
