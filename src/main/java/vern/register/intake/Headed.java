package vern.register.intake;

import java.util.List;

/// A column that a file may have: the headers it goes by, in lower case with underscores.
public interface Headed {

    List<String> headers();

    /// The header that Vern itself writes.
    default String header() {
        return headers().getFirst();
    }
}
