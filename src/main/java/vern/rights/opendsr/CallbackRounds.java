package vern.rights.opendsr;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vern.start.Ticking;

/// Calls principals back as time goes; not while the clock is in doubt.
@Configuration(proxyBeanMethods = false)
class CallbackRounds {

    @Bean
    StatusRounds statusRounds(Callbacks callbacks, Ticking ticking) {
        return new StatusRounds(callbacks, ticking);
    }

    record StatusRounds(Callbacks callbacks, Ticking ticking) {

        @Scheduled(initialDelay = 11_000, fixedDelay = 20_000)
        void tick() {
            if (!ticking.stopped()) callbacks.work();
        }
    }
}
