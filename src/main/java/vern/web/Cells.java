package vern.web;

import java.util.regex.Pattern;

/// What stands in a cell of a table that someone opens in a spreadsheet: text, never a formula, whoever wrote it (OWASP, CSV injection).
public final class Cells {

    /// Also after white space and characters that are not seen, in full width as East Asian spreadsheets read it, and the marks of a new cell or line.
    private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\\p{C}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]");
    /// A number, of a telephone too, is no formula and stays as it is.
    private static final Pattern NUMBER = Pattern.compile("[+-]?[\\d .,()-]*");

    private Cells() {}

    /// With an apostrophe before what a spreadsheet would take for a formula.
    public static String text(String value) {
        return FORMULA.matcher(value).lookingAt() && !NUMBER.matcher(value).matches() ? "'" + value : value;
    }

    /// The same in quotes (RFC 4180), so that nothing in it ends the cell.
    public static String quoted(String value) {
        return '"' + text(value).replace("\"", "\"\"") + '"';
    }
}
