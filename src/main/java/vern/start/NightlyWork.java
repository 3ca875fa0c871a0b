package vern.start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.audit.Sealer;
import vern.ledger.Publication;
import vern.ledger.Sweep;

/// What falls due by itself: the sweep at three every night, and the sealing of the trail at four.
@Configuration(proxyBeanMethods = false)
class NightlyWork {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyWork.class);
    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    @Bean
    DueJob nightlySweep(Sweep sweep, Publication publication) {
        return new DueJob() {
            @Override
            public String name() {
                return "sweep";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextNight(after, NIGHT);
            }

            @Override
            public void run(Instant at) {
                sweep.run(at).ifPresent(run -> LOG.info("sweep {}: {} holdings gone", run.id(), run.count().total()));
            }
        };
    }

    @Bean
    DueJob sealing(DataSource source, Installation installation) {
        Path folder = installation.data().resolve("audit");
        return new DueJob() {
            @Override
            public String name() {
                return "seal";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextAt(LocalTime.of(4, 0), after, NIGHT);
            }

            @Override
            public void run(Instant at) {
                try {
                    Sealer.in(folder).seal(source, at);
                } catch (java.io.IOException | java.sql.SQLException fault) {
                    throw new IllegalStateException("the trail could not be sealed: " + fault.getClass().getSimpleName());
                }
            }
        };
    }
}
