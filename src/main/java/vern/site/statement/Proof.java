package vern.site.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.web.Company.Link;

/// What stands in the opened panel under a sentence.
///
/// @param held  whether the promise was kept the last night that was due
/// @param chart what went night by night; none before the first night
record Proof(String headline, boolean held, Optional<Chart> chart, Map<String, List<String>> facts, List<Link> links) {

    /// The strip with its words: `first` under its beginning, `last` under its end, `sentence` for those who do not see it.
    record Chart(Strip strip, String first, String last, String sentence) {}
}
