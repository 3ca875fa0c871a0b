package vern.marketing.issues;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vern.start.Ticking;
import vern.web.Place;

/// Lets issues go on as time does; not while the clock is in doubt.
@Configuration(proxyBeanMethods = false)
class MailingRounds {

    @Bean
    IssueRounds issueRounds(Mailing mailing, Ticking ticking) {
        return new IssueRounds(mailing, ticking);
    }

    record IssueRounds(Mailing mailing, Ticking ticking) {

        @Scheduled(initialDelay = 7_000, fixedDelay = 4_000)
        void tick() {
            if (!ticking.stopped()) mailing.work();
        }
    }

    @Bean
    Place newsletterPlace() {
        return Place.onDesk(56, "/desk/newsletter", "marketing.newsletter", "marketing");
    }
}
