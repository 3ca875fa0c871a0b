package vern.ledger;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// One record's fields of one category about one subject, as the gate gave it out. `particulars` are what is declared of it
/// beside category and source; see [Particular].
public record Holding(SubjectId subject, String place, long id, String category, String source, LocalDate collected,
                      Optional<AnchorId> anchor, TermsId terms, Map<String, String> particulars, Map<String, Personal> fields) {

    public Holding {
        particulars = Map.copyOf(particulars);
        fields = Map.copyOf(fields);
    }

    /// The value of a declared field, where it has one.
    public Optional<Personal> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
