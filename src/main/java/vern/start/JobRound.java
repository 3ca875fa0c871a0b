package vern.start;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/// One going-through of the jobs in the order they fall due. When each ran last is asked once; among equals the name decides, so
/// that the order is the same every time. A job that fails is passed over for the rest of the round.
final class JobRound {

    private final JobRuns runs;
    private final PriorityQueue<Due> ahead = new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(due -> due.job().name()));
    private final List<String> failed = new ArrayList<>();
    private int ran;

    JobRound(List<DueJob> jobs, JobRuns runs) {
        this.runs = runs;
        var last = runs.lastRuns();
        jobs.forEach(job -> ahead.add(new Due(job, job.next(last.get(job.name())))));
    }

    /// @param at when the job falls due
    record Due(DueJob job, Instant at) {}

    /// What falls due first, if anything does up to and including `until`. It is taken: what is not run is not asked for again.
    Optional<Due> next(Instant until) {
        return Optional.ofNullable(ahead.peek()).filter(due -> !due.at().isAfter(until)).map(_ -> ahead.poll());
    }

    void run(Due due) {
        switch (runs.run(due.job(), due.at())) {
            case RAN -> ran++;
            case FAILED -> failed.add(due.job().name());
            case DONE_BY_ANOTHER -> { }
        }
        if (!failed.contains(due.job().name())) ahead.add(new Due(due.job(), due.job().next(due.at())));
    }

    int ran() {
        return ran;
    }

    List<String> failed() {
        return failed;
    }
}
