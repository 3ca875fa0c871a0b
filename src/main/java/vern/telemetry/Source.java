package vern.telemetry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The rows of a delivery, one after the other: a table with a header, or a line of JSON for each.
public final class Source {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_LINE = 20_000;

    private final BufferedReader reader;
    private final List<String> header;
    private final boolean table;
    private long line;

    private Source(BufferedReader reader, List<String> header, boolean table) {
        this.reader = reader;
        this.header = List.copyOf(header);
        this.table = table;
        line = table ? 1 : 0;
    }

    /// One line: its values in the order of the header, or why it cannot be read.
    record Row(long line, String[] values, Optional<Report.Fault> fault) {}

    /// Comma-separated, with a header.
    public static Source table(BufferedReader reader) {
        try {
            var first = Optional.ofNullable(reader.readLine()).orElse("").replace("\ufeff", "");
            return new Source(reader, Arrays.stream(first.split(",", -1)).map(String::strip).toList(), true);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A JSON object on each line; its names are `line` and declared fields.
    public static Source objects(BufferedReader reader, List<String> fields) {
        var header = new ArrayList<>(List.of("line"));
        header.addAll(fields);
        return new Source(reader, header, false);
    }

    List<String> header() {
        return header;
    }

    /// The next row; empty at the end. Blank lines are passed over.
    Optional<Row> next() {
        try {
            for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) return Optional.of(row(text));
            }
            return Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Row row(String text) {
        if (text.length() > LONGEST_LINE) return broken(Report.Fault.NOT_READABLE);
        return table ? cells(text) : object(text);
    }

    private Row broken(Report.Fault fault) {
        return new Row(line, new String[0], Optional.of(fault));
    }

    private Row cells(String text) {
        var values = new String[header.size()];
        int at = 0;
        int begin = 0;
        while (true) {
            int end = begin < text.length() && text.charAt(begin) == '"' ? closing(text, begin) : text.indexOf(',', begin);
            if (end == -2) return broken(Report.Fault.NOT_READABLE);
            if (at == values.length) return broken(Report.Fault.COLUMNS);
            values[at++] = unquoted(end < 0 ? text.substring(begin) : text.substring(begin, end));
            if (end < 0) return at == values.length ? new Row(line, values, Optional.empty()) : broken(Report.Fault.COLUMNS);
            begin = end + 1;
        }
    }

    /// The comma after a quoted value, -1 at the end of the line, -2 where the quotes do not close.
    private static int closing(String text, int begin) {
        int at = begin + 1;
        while (at < text.length()) {
            if (text.charAt(at) == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') at += 2;
            else if (text.charAt(at) == '"') return at + 1 == text.length() ? -1 : text.charAt(at + 1) == ',' ? at + 1 : -2;
            else at++;
        }
        return -2;
    }

    private static String unquoted(String value) {
        var stripped = value.strip();
        if (stripped.length() < 2 || stripped.charAt(0) != '"') return stripped;
        return stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"");
    }

    private Row object(String text) {
        try {
            var values = new String[header.size()];
            Arrays.fill(values, "");
            for (Map.Entry<String, tools.jackson.databind.JsonNode> property : JSON.readTree(text).properties()) {
                int at = header.indexOf(property.getKey());
                if (at < 0) return broken(Report.Fault.UNKNOWN_FIELD);
                if (property.getValue().isContainer()) return broken(Report.Fault.NOT_READABLE);
                values[at] = property.getValue().isNull() ? "" : property.getValue().asString();
            }
            return new Row(line, values, Optional.empty());
        } catch (JacksonException notJson) {
            return broken(Report.Fault.NOT_READABLE);
        }
    }
}
