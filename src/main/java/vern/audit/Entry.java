package vern.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// One change, as told to the trail. `kind` is a dotted word (`ground.ended`), `subject` the random number that stands for the
/// person, `details` only codes, counts, identifiers and names of rules: what looks personal is refused when it is written, see
/// [Trail#append]. Time is kept to the microsecond, as PostgreSQL does.
public record Entry(
        Instant at, String controller, Actor actor, String kind, OptionalLong subject, Map<String, String> details) {

    public Entry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}
