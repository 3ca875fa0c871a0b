package vern.announcing;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vern.start.Ticking;

/// Looks for new versions as time goes; not while the clock is in doubt.
@Configuration(proxyBeanMethods = false)
class AnnouncingRounds {

    @Bean
    VersionRounds versionRounds(Announcing announcing, Ticking ticking) {
        return new VersionRounds(announcing, ticking);
    }

    record VersionRounds(Announcing announcing, Ticking ticking) {

        @Scheduled(initialDelay = 9_000, fixedDelay = 15_000)
        void tick() {
            if (!ticking.stopped()) announcing.work();
        }
    }
}
