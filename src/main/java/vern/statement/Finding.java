package vern.statement;

import java.util.Locale;

/// Something to mend in a statement file: where it stands, what is wrong, and what to write instead. `code` names the rule
/// and is stable, so that advice can be accepted by it. `line` and `column` count from 1, as an editor shows them.
public record Finding(Severity severity, String code, String file, int line, int column, String wrong, String write) {

    /// An error blocks publication; advice may be accepted with a written reason.
    public enum Severity { ERROR, ADVICE }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// `file:line:col: error [code] what is wrong. Write: what to write`, the form that editors and terminals make clickable.
    public String printed() {
        return "%s:%d:%d: %s [%s] %s. Write: %s".formatted(
                file, line, column, severity.name().toLowerCase(Locale.ROOT), code, wrong, write);
    }
}
