package vern.register;

import java.time.LocalDate;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// That a subject stands for a party: is it, or is its contact person. Opaque numbers only; who it is, the gate tells.
public record Contact(SubjectId subject, PartyId party, boolean self, Optional<String> customerNumber, AnchorId anchor, LocalDate since,
                      Optional<LocalDate> left) {}
