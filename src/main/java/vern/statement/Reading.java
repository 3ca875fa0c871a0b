package vern.statement;

import java.util.List;

/// What came of reading a statement file.
public sealed interface Reading {

    /// What the reader noticed, in the order of the file.
    List<Finding> findings();

    /// The file says something. `findings` may hold advice, never an error; `source` knows where each element stands.
    record Readable(Statement statement, List<Finding> findings, Source source) implements Reading {
        public Readable {
            findings = List.copyOf(findings);
        }
    }

    /// The file cannot be used; `findings` holds every error in it, not only the first.
    record Unreadable(List<Finding> findings) implements Reading {
        public Unreadable {
            findings = List.copyOf(findings);
        }
    }
}
