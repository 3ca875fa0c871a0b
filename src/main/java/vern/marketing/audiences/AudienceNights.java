package vern.marketing.audiences;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.ledger.Actor;
import vern.start.DueJob;
import vern.start.Published;
import vern.web.Place;

/// After the sweep every group is filled again, so that nobody stays in one whose rules they no longer meet.
@Configuration(proxyBeanMethods = false)
class AudienceNights {

    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    @Bean
    static Place audiencesPlace(Published published) {
        return Place.onDesk(58, "/desk/audiences", "marketing.audiences", "marketing").where(company -> published.find(company).flatMap(Permitted::targeting).isPresent());
    }

    @Bean
    DueJob audienceFilling(Published published, Audiences audiences) {
        return new DueJob() {
            @Override
            public String name() {
                return "audience-filling";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextAt(LocalTime.of(3, 50), after, NIGHT);
            }

            @Override
            public void run(Instant at) {
                for (var company : published.companies()) audiences.of(company).forEach(audience -> audiences.fill(audience, Actor.Job.handingOn("audience-filling", company)));
            }
        };
    }
}
