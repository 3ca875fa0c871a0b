package vern.orders.sales;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.web.Cells;

/// Holdings as a table: their kind, and a column for each field.
public final class Tabled {

    private Tabled() {}

    public static String csv(List<String> fields, Collection<Holding> holdings) {
        return Stream.concat(Stream.of(Stream.concat(Stream.of("kind"), fields.stream())),
                holdings.stream().map(holding -> Stream.concat(Stream.of(holding.category()), fields.stream().map(field -> holding.field(field).map(Personal::reveal).orElse("")))))
                .map(cells -> cells.map(Tabled::cell).collect(Collectors.joining(","))).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /// As RFC 4180 has it.
    private static String cell(String value) {
        var text = Cells.text(value);
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
