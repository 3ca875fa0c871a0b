package vern.site.statistics;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/// One reading of one page, with just what the company's statement lets it keep of it.
///
/// @param mark tells the day's visits apart, and cannot be made again from the cookie once the day is over
record Visit(String company, LocalDate day, Optional<Integer> hour, String page, Optional<Integer> seconds, Optional<String> referrer, Device device,
             Optional<String> network, Place place, Optional<String> product, OptionalLong mark) {

    record Device(Optional<String> browser, Optional<String> kind) {}

    record Place(Optional<String> country, Optional<String> city) {
        static final Place UNKNOWN = new Place(Optional.empty(), Optional.empty());
    }
}
