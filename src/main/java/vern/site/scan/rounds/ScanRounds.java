package vern.site.scan.rounds;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vern.start.Ticking;
import vern.web.Place;

/// Looks every few minutes whether a site is due. The browser works on a thread of its own, so that nothing waits for it.
@Configuration(proxyBeanMethods = false)
class ScanRounds {

    @Bean
    SiteRounds siteRounds(SiteScans scans, Ticking ticking) {
        return new SiteRounds(scans, ticking, new AtomicBoolean());
    }

    record SiteRounds(SiteScans scans, Ticking ticking, AtomicBoolean busy) {

        @Scheduled(initialDelay = 120_000, fixedDelay = 60_000)
        void tick() {
            if (ticking.stopped() || !busy.compareAndSet(false, true)) return;
            Thread.ofVirtual().name("site-scans").start(() -> {
                try {
                    scans.work();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    @Bean
    static Place scansPlace() {
        return Place.onDesk(89, "/desk/scans", "site.scans", "marketing", "administrator", "privacy-handler", "managing-director", "operations");
    }
}
