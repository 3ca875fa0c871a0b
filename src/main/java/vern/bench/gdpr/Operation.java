package vern.bench.gdpr;

/// One operation of a trace on record `k`; `field` for changes of metadata, `lines` for reading the log.
public record Operation(Kind kind, long k, Field field, int lines) {

    /// What is done, by which predicate.
    public enum Kind {
        INSERT("insert"),
        READ_BY_KEY("read by key"),
        READ_BY_PURPOSE("read by purpose"),
        READ_BY_USER("read by user"),
        UPDATE_BY_KEY("update by key"),
        UPDATE_BY_PURPOSE("update by purpose"),
        UPDATE_BY_USER("update by user"),
        DELETE_BY_KEY("delete by key"),
        READ_LOG("read log"),
        VERIFY_DELETION("verify deletion");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// The value that a change of metadata writes: the one that record `k` has from the beginning.
    String value() {
        return Datum.of(k).field(field);
    }
}
