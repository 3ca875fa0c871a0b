package vern.rights;

import java.util.List;
import java.util.Optional;

/// The answer to *why do you have this*, *who has got it* and *who has looked at it*, for one datum, in the reader's words.
///
/// @param because one sentence for each living ground
/// @param wide    the grounds on a line of years, as SVG; `narrow` the same for a phone
/// @param source  where it came from, and since when we have it
/// @param belongs the agreement, order or relation it hangs on, if on any
public record Explanation(String because, String wide, String narrow, List<Row> grounds, String source, Optional<String> belongs,
                          List<Receiver> receivers, List<Looked> looked, Version version) {

    public Explanation {
        grounds = List.copyOf(grounds);
        receivers = List.copyOf(receivers);
        looked = List.copyOf(looked);
    }

    /// One ground. `right` is the kind of basis, `citation` the paragraph behind it.
    public record Row(String purpose, String right, String citation, String since, String until, boolean lives) {}

    /// Someone who gets it, or has got it: `last` is when it was last passed on, if that was recorded.
    public record Receiver(String name, String capacity, String does, String where, Optional<String> last) {}

    /// The version of the statement that applied when it was collected, and from when.
    public record Version(int number, String from) {}

    /// One use: when, in which role, and what it concerned. Never the name of someone who works here.
    public record Looked(String when, String role, String what) {}
}
