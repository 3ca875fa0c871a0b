package vern.rights.handling;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.rights.requests.Requests;
import vern.staff.Counter;
import vern.staff.Roles;
import vern.web.Glance;

/// What is overdue, on the front page of the managing director and the data protection officer, whoever works on it.
@Component
class OverdueGlance implements Glance {

    private static final Set<String> TOLD = Set.of(Roles.MANAGING_DIRECTOR, "dpo");

    private final Requests requests;
    private final Counter counter;

    OverdueGlance(Requests requests, Counter counter) {
        this.requests = requests;
        this.counter = counter;
    }

    @Override
    public List<Line> lines() {
        if (!counter.actsAs(TOLD)) return List.of();
        var late = requests.open(counter.controller()).stream().filter(one -> one.late(counter.today())).toList();
        return late.isEmpty() ? List.of() : List.of(new Line(late.getFirst().due().plusDays(1).atStartOfDay(counter.zone()).toInstant(), "rights.glance.overdue",
                List.of(late.size()), "/desk/requests"));
    }
}
