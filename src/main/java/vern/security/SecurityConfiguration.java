package vern.security;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.start.DueJob;
import vern.start.Published;
import vern.web.Place;

/// What becomes due by itself: reviews in the morning, and forgetting how often someone was turned away.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    @Bean
    DueJob securityReviewing(MeasureReviews reviews, Turned turned, Published published) {
        return new DueJob() {
            @Override
            public String name() {
                return "security-review";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextAt(MORNING, after, ZONE);
            }

            @Override
            public void run(Instant at) {
                for (var company : published.companies()) {
                    var statement = published.of(company);
                    reviews.open(statement, at.atZone(statement.controller().zone()).toLocalDate());
                }
                turned.forget(at.minus(Turned.KEPT));
            }
        };
    }

    @Bean
    Place securityPlace() {
        return Place.onDesk(88, "/desk/security", "security.title");
    }
}
