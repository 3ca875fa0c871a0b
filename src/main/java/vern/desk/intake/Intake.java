package vern.desk.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.orders.InvoiceColumn;
import vern.orders.InvoiceImport;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;

/// Hands a file to the register or to the orders, by what it is a file of.
@Component
class Intake {

    private final Import customers;
    private final InvoiceImport invoices;

    Intake(Import customers, InvoiceImport invoices) {
        this.customers = customers;
        this.invoices = invoices;
    }

    /// How the file is to be taken in: by whom, and whether the good rows alone will do.
    record Wish(Upload upload, Actor actor, boolean goodRowsNow) {}

    Import.Outcome preview(Wish wish, Sheet sheet) {
        return switch (wish.upload().kind()) {
            case CUSTOMERS -> customers.preview(customers(wish), sheet);
            case INVOICES -> invoices.preview(invoices(wish), sheet);
        };
    }

    Import.Outcome run(Wish wish, Sheet sheet) {
        return switch (wish.upload().kind()) {
            case CUSTOMERS -> customers.run(customers(wish), sheet);
            case INVOICES -> invoices.run(invoices(wish), sheet);
        };
    }

    /// The meaning that a file with the same header was given before; else what its headers say.
    String understood(FileKind kind, String controller, List<String> header) {
        return kind == FileKind.CUSTOMERS ? customers.remembered(controller, header).orElseGet(() -> kind.guess(header)) : kind.guess(header);
    }

    private static Import.Order customers(Wish wish) {
        return new Import.Order(wish.upload().controller(), Mapping.read(Column.class, wish.upload().mapping()), undated(wish.upload().undated()),
                wish.goodRowsNow(), wish.actor());
    }

    private static InvoiceImport.Order invoices(Wish wish) {
        return new InvoiceImport.Order(wish.upload().controller(), Mapping.read(InvoiceColumn.class, wish.upload().mapping()), wish.goodRowsNow(),
                wish.actor(), Map.of());
    }

    private static Undated undated(String said) {
        return switch (said) {
            case "ask" -> new Undated.Ask();
            case "prospects" -> new Undated.Prospects();
            default -> new Undated.BegunOn(LocalDate.parse(said));
        };
    }

    static Sheet open(Path file) {
        try {
            return Sheet.open(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A sheet that tells how many of its rows have been handed out.
    record Counted(Sheet sheet, LongConsumer seen) implements Sheet {

        private static final int STEP = 500;

        @Override
        public List<String> header() {
            return sheet.header();
        }

        @Override
        public void each(Visitor visitor) {
            var rows = new long[1];
            sheet.each((number, cells) -> {
                if (++rows[0] % STEP == 0) seen.accept(rows[0]);
                return visitor.row(number, cells);
            });
        }
    }
}
