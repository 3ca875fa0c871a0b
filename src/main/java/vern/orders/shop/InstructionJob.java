package vern.orders.shop;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import vern.start.DueJob;

/// After the sweep of the night: what principals have told us to do is done, and they are told.
@Component
class InstructionJob implements DueJob {

    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    private final Instructions instructions;

    InstructionJob(Instructions instructions) {
        this.instructions = instructions;
    }

    @Override
    public String name() {
        return "instructions";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(4, 10), after, NIGHT);
    }

    @Override
    public void run(Instant at) {
        instructions.confirm();
    }
}
