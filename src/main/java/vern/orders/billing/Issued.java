package vern.orders.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.orders.sales.Line;
import vern.register.PartyId;

/// An invoice, or the credit note that takes one back: then its amounts are those of the invoice. Whom it is made out to stands in the
/// holding on its anchor.
public record Issued(String controller, long number, long sale, PartyId party, AnchorId anchor, Optional<Long> credits, LocalDate issued, LocalDate due,
                     String currency, long net, long vat, Optional<LocalDate> paid, long paidSum, boolean credited, List<Line> lines) {

    public Issued {
        lines = List.copyOf(lines);
    }

    public long gross() {
        return net + vat;
    }

    /// `credit`, `credited`, `paid`, `partly`, `overdue` or `open`.
    public String state(LocalDate today) {
        if (credits.isPresent()) return "credit";
        if (credited) return "credited";
        if (paid.isPresent()) return "paid";
        if (paidSum > 0) return "partly";
        return due.isBefore(today) ? "overdue" : "open";
    }
}
