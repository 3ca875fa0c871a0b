package vern.disclosures;

import java.util.Map;
import java.util.Optional;

/// Where a company of the group hands over what someone asked it about data that it only reads: the company that answers for them.
public interface OwnersDesk {

    /// What was asked, of whom, and what the person wrote; prints as dots.
    record Asked(String controller, String right, Map<String, String> fields, String language) {
        public Asked {
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return "Asked[" + controller + ", " + right + "]";
        }
    }

    /// What it is called there; empty if it was not taken.
    Optional<String> take(Asked asked);
}
