package vern.orders.sales;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.register.PartyId;

/// One order of a party. Opaque numbers only, and what was bought; who it is, the gate tells. `account` is the shop user's number
/// where it came from the shop.
public record Sale(String controller, long number, PartyId party, SubjectId orderer, Optional<SubjectId> patient, Optional<Long> account, AnchorId anchor,
                   Instant placed, Optional<Instant> delivered, Optional<Long> invoice, int version, List<Line> lines) {

    public Sale {
        lines = List.copyOf(lines);
    }

    /// As people write it: `B-1004`.
    public String name() {
        return "B-" + number;
    }

    public long net() {
        return lines.stream().mapToLong(Line::net).sum();
    }

    public long tax() {
        return Line.tax(lines);
    }

    public long gross() {
        return net() + tax();
    }

    /// Where it stands.
    public String state() {
        if (invoice.isPresent()) return "invoiced";
        if (delivered.isPresent()) return "delivered";
        return lines.stream().anyMatch(Line::done) ? "partly" : "placed";
    }
}
