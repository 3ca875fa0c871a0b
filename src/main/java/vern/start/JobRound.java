package vern.start;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One going-through of the jobs in the order they fall due. A job that fails is passed over for the rest of the round.
final class JobRound {

    private final List<DueJob> jobs;
    private final JobRuns runs;
    private final List<String> failed = new ArrayList<>();
    private int ran;

    JobRound(List<DueJob> jobs, JobRuns runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    /// @param at when the job falls due
    record Due(DueJob job, Instant at) {}

    /// What falls due first, if anything does up to and including `until`; among equals the name decides, so that the order is
    /// the same every time.
    Optional<Due> next(Instant until) {
        return jobs.stream()
                .filter(job -> !failed.contains(job.name()))
                .map(job -> new Due(job, job.next(runs.lastRun(job.name()))))
                .filter(due -> !due.at().isAfter(until))
                .min(Comparator.comparing(Due::at).thenComparing(due -> due.job().name()));
    }

    void run(Due due) {
        switch (runs.run(due.job(), due.at())) {
            case RAN -> ran++;
            case FAILED -> failed.add(due.job().name());
            case DONE_BY_ANOTHER -> { }
        }
    }

    int ran() {
        return ran;
    }

    List<String> failed() {
        return failed;
    }
}
