package vern.web;

import java.util.List;

/// What a feature adds to a person's page at the desk: a sentence, and the page behind it. Empty for those whom it does not concern.
public interface PersonNote {

    /// @param person the number of the person
    List<Line> lines(long person);

    /// The key of a text with what belongs into it, and the address of the page behind it.
    record Line(String text, List<Object> parts, String address) {
        public Line {
            parts = List.copyOf(parts);
        }

        public Object[] arguments() {
            return parts.toArray();
        }
    }
}
