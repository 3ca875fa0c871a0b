package vern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/// What a feature knows of the browser in front of someone who is signed in, and not of them: a sentence on Min side, and where it is changed.
public interface BrowserNote {

    Optional<Line> on(HttpServletRequest request, String company);

    /// The key of a text with what belongs into it, and the page where it is seen whole and changed; `proof` is where a receipt is had.
    record Line(String text, List<Object> parts, String address, Optional<String> proof) {
        public Line {
            parts = List.copyOf(parts);
        }

        public Object[] arguments() {
            return parts.toArray();
        }
    }
}
