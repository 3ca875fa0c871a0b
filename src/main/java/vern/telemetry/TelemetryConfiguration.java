package vern.telemetry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.ledger.Ledger;

/// The parts that need no Spring, as beans.
@Configuration(proxyBeanMethods = false)
class TelemetryConfiguration {

    @Bean
    Measurements measurements(Ledger.Setting setting, Ledger ledger, Lines lines, Watch.Opening watching) {
        return new Measurements(setting, ledger, lines::of, watching);
    }
}
