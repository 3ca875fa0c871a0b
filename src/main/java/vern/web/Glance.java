package vern.web;

import java.time.Instant;
import java.util.List;

/// What a feature adds to the front page, so that the day's work is seen at a glance. It shows counts, and nothing of anyone.
public interface Glance {

    /// For whoever stands at the desk; empty for those whom it does not concern.
    List<Line> lines();

    /// One line: when, the key of its text with what belongs into it, and the page behind it.
    record Line(Instant at, String text, List<Object> counts, String address) {
        public Line {
            counts = List.copyOf(counts);
        }

        public Object[] arguments() {
            return counts.toArray();
        }
    }
}
