package vern.orders;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.register.intake.Days;
import vern.register.intake.Mapping;
import vern.register.Problem;
import vern.register.Problem.Code;
import vern.web.Visible;

/// Understands the rows of a file of invoices.
final class InvoiceChecks {

    private final Mapping<InvoiceColumn> mapping;

    InvoiceChecks(Mapping<InvoiceColumn> mapping) {
        this.mapping = mapping;
    }

    /// One row, understood or not.
    sealed interface Checked {
        record Good(Invoice invoice) implements Checked {}

        record Bad(int row, List<Problem> problems) implements Checked {}
    }

    Checked check(int row, List<String> cells) {
        var problems = new ArrayList<Problem>();
        var issued = day(InvoiceColumn.ISSUED, cells, problems);
        for (var column : List.of(InvoiceColumn.INVOICE_NO, InvoiceColumn.CUSTOMER_NO, InvoiceColumn.ISSUED, InvoiceColumn.AMOUNT)) {
            if (mapping.cell(column, cells).isEmpty()) problems.add(new Problem(column.header(), Code.MISSING));
        }
        for (var column : InvoiceColumn.values()) {
            if (!Visible.is(mapping.cell(column, cells))) problems.add(new Problem(column.header(), Code.UNSEEN));
        }
        var amount = mapping.cell(InvoiceColumn.AMOUNT, cells);
        if (!amount.isEmpty() && !amount.matches("-?[\\d \\u00a0]+([.,]\\d{1,4})?")) problems.add(new Problem(InvoiceColumn.AMOUNT.header(), Code.BAD_AMOUNT));
        var due = day(InvoiceColumn.DUE, cells, problems);
        var paid = day(InvoiceColumn.PAID, cells, problems);
        if (!problems.isEmpty()) return new Checked.Bad(row, List.copyOf(problems));
        return new Checked.Good(new Invoice(row, mapping.cell(InvoiceColumn.CUSTOMER_NO, cells), mapping.cell(InvoiceColumn.INVOICE_NO, cells),
                issued.orElseThrow(), due, (amount + " " + mapping.cell(InvoiceColumn.CURRENCY, cells)).strip(),
                mapping.cell(InvoiceColumn.TEXT, cells), mapping.cell(InvoiceColumn.NAME, cells), address(cells), paid));
    }

    private Optional<LocalDate> day(InvoiceColumn column, List<String> cells, List<Problem> problems) {
        var text = mapping.cell(column, cells);
        if (text.isEmpty()) return Optional.empty();
        var day = Days.parse(text);
        if (day.isEmpty()) problems.add(new Problem(column.header(), Code.UNREADABLE_DATE));
        return day;
    }

    private String address(List<String> cells) {
        var place = Stream.of(InvoiceColumn.POSTAL_CODE, InvoiceColumn.CITY).map(column -> mapping.cell(column, cells))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return Stream.of(mapping.cell(InvoiceColumn.ADDRESS, cells), place).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
