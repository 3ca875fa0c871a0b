package vern.rights.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.rights.answers.Documents;
import vern.rights.answers.Parcels;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;
import vern.start.DueJob;

/// Every morning: reminds of what is due within the week, tells the managing director of what is overdue, whoever it was delegated
/// to, and takes away copies that were not fetched and documents that were not looked at. Each only once.
@Component
class Reminding implements DueJob {

    private static final ZoneId MORNING = ZoneId.of("Europe/Oslo");
    private static final int DAYS_BEFORE = 5;

    private final Requests requests;
    private final Progress progress;
    private final Declarations declarations;
    private final Morning morning;

    /// What is done about it.
    @Component
    record Morning(Parcels parcels, Reminders reminders, Documents documents) {}

    Reminding(Requests requests, Progress progress, Declarations declarations, Morning morning) {
        this.requests = requests;
        this.progress = progress;
        this.declarations = declarations;
        this.morning = morning;
    }

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(6, 0), after, MORNING);
    }

    @Override
    public void run(Instant at) {
        morning.parcels().clear(at);
        morning.documents().clear(at);
        for (var company : declarations.controllers()) {
            var today = at.atZone(declarations.inForce(company, at).controller().zone()).toLocalDate();
            requests.open(company).forEach(request -> remind(request, today));
        }
    }

    private void remind(Request request, LocalDate today) {
        if (request.limit().asked().isPresent()) return;
        if (request.late(today)) once(request, "overdue");
        else if (!request.due().isAfter(today.plusDays(DAYS_BEFORE))) once(request, "reminded");
    }

    private void once(Request request, String what) {
        if (requests.steps(request).stream().noneMatch(step -> step.kind().equals(what))) {
            progress.inTransaction(() -> {
                morning.reminders().send(request, what);
                return progress.note(request, what, "", new Actor.Job("request-reminder", request.controller()));
            });
        }
    }
}
