package vern.marketing.platforms;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import vern.start.DueJob;
import vern.start.Published;

/// After the sweep the codes go of those who were taken off a list while something still kept them.
@Component
class PlatformNights implements DueJob {

    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    private final Published published;
    private final Removals removals;

    PlatformNights(Published published, Removals removals) {
        this.published = published;
        this.removals = removals;
    }

    @Override
    public String name() {
        return "platform-codes";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(3, 55), after, NIGHT);
    }

    @Override
    public void run(Instant at) {
        published.companies().forEach(removals::clear);
    }
}
