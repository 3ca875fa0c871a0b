package vern.ledger;

import java.util.Collection;
import java.util.List;

/// A module that holds personal data. Its own tables it only declares: the ledger reads them through the gate and erases them
/// set-wise in its own transaction. Rows that a module keeps beside a holding without personal data of their own stay the module's.
public interface Keeper {

    /// The module's name, as it stands in reports: `register`.
    String name();

    /// The tables whose rows are holdings.
    List<KeptTable> tables();

    /// An erasure has been carried out for a person under these numbers, and is about to be proved: what lies outside the tables, in a
    /// mailbox or with a host, goes too. What cannot be reached now is the module's to try again.
    default void erased(Collection<SubjectId> person) {}
}
