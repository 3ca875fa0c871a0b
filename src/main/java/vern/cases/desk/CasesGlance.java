package vern.cases.desk;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vern.cases.HostTasks;
import vern.cases.Matters;
import vern.staff.Counter;
import vern.web.Glance;

/// Cases that wait for us, and hosts that are to be emptied, on the front page.
@Component
class CasesGlance implements Glance {

    private final CaseDesk desk;
    private final Matters matters;
    private final HostTasks tasks;
    private final Counter counter;

    CasesGlance(CaseDesk desk, Matters matters, HostTasks tasks, Counter counter) {
        this.desk = desk;
        this.matters = matters;
        this.tasks = tasks;
        this.counter = counter;
    }

    @Override
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        var categories = desk.categories();
        if (categories.isEmpty()) return lines;
        long waiting = matters.waiting(counter.controller(), categories, 1000);
        if (waiting > 0) lines.add(new Line(counter.moment(), "cases.desk.glance", List.of(waiting), "/desk/cases"));
        int chores = tasks.waiting(counter.controller(), 100).size();
        if (chores > 0) lines.add(new Line(counter.moment(), "cases.desk.glance.tasks", List.of(chores), "/desk/cases"));
        return lines;
    }
}
