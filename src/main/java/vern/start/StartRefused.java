package vern.start;

/// Vern cannot start, and a person can do something about it. The message is what that person reads: one plain sentence with
/// the remedy, no stack trace.
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
