package vern.telemetry.signal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.staff.Counter;
import vern.web.Formats;
import vern.web.PersonNote;

/// How a customer's services are, on their page: for the roles that watch over it, and not for anyone else.
@Component
class LineNote implements PersonNote {

    private final Health health;
    private final Measuring measuring;
    private final Counter counter;
    private final Formats formats;

    LineNote(Health health, Measuring measuring, Counter counter, Formats formats) {
        this.health = health;
        this.measuring = measuring;
        this.counter = counter;
        this.formats = formats;
    }

    @Override
    public List<Line> lines(long person) {
        var address = "/desk/lines/" + person;
        var actor = counter.actor();
        var lines = new ArrayList<Line>();
        health.purpose(counter.statement(), actor).ifPresent(purpose -> {
            var last = new LinkedHashMap<String, Health.State>();
            health.of(new SubjectId(person), purpose, actor, "service-state").forEach(state -> last.put(state.service(), state));
            last.values().forEach(state -> lines.add(new Line("telemetry.note.service", List.of(state.service(), Math.round(state.quality()),
                    formats.dateTime(state.at())), address)));
        });
        if (measuring.purpose(counter.statement(), actor).isPresent()) lines.add(new Line("telemetry.note.line", List.of(), address));
        return lines;
    }
}
