package vern.marketing.surveys;

import java.util.Locale;

/// A question that customers are asked, with an answer from one to five. `purpose` is the declared one that answers are kept for.
public record Survey(long id, String controller, String purpose, String question, String language, State state) {

    /// The best answer; the poorest is 1.
    static final int BEST = 5;

    public enum State {
        DRAFT, OPEN, CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
