package vern.sources;

import java.util.List;
import org.springframework.stereotype.Component;
import vern.staff.Counter;
import vern.web.Glance;

/// Those who are to be told soon, on the front page of whoever answers people.
@Component
class SourceGlance implements Glance {

    private final SourceNotices notices;
    private final Counter counter;

    SourceGlance(SourceNotices notices, Counter counter) {
        this.notices = notices;
        this.counter = counter;
    }

    @Override
    public List<Line> lines() {
        if (!counter.answersPeople()) return List.of();
        var open = notices.untold(counter.controller(), 1000);
        if (open.isEmpty()) return List.of();
        return List.of(new Line(open.getFirst().due().atStartOfDay(counter.zone()).toInstant(), "sources.glance", List.of(open.size()), "/desk/sources"));
    }
}
