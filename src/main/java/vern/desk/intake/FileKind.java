package vern.desk.intake;

import java.util.List;
import java.util.stream.Stream;
import vern.orders.InvoiceColumn;
import vern.register.intake.Column;
import vern.register.intake.Headed;
import vern.register.intake.Mapping;

/// What a file is a file of, and what its columns can mean.
enum FileKind {
    CUSTOMERS(Column.values()),
    INVOICES(InvoiceColumn.values());

    private final List<String> fields;

    FileKind(Headed[] columns) {
        fields = Stream.of(columns).map(Headed::header).toList();
    }

    /// A file with invoice numbers is one of invoices.
    static FileKind of(List<String> header) {
        return Mapping.guess(InvoiceColumn.class, header).has(InvoiceColumn.INVOICE_NO) ? INVOICES : CUSTOMERS;
    }

    /// What the headers say, as [Mapping#written].
    String guess(List<String> header) {
        return switch (this) {
            case CUSTOMERS -> Mapping.guess(Column.class, header).written();
            case INVOICES -> Mapping.guess(InvoiceColumn.class, header).written();
        };
    }

    /// The meanings a column can have, by the headers that Vern itself writes.
    List<String> fields() {
        return fields;
    }
}
