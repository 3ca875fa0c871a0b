package vern.bench.gdpr;

import java.util.List;

/// What a system answered: how many records it touched or lines it read, and the records where it read some.
public record Answer(long count, List<Datum> data) {

    static Answer of(long count) {
        return new Answer(count, List.of());
    }

    static Answer of(List<Datum> data) {
        return new Answer(data.size(), data);
    }
}
