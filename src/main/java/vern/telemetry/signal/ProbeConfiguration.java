package vern.telemetry.signal;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.start.Installation;

/// What measures: in a demonstration, equipment that does not exist.
@Configuration(proxyBeanMethods = false)
class ProbeConfiguration {

    @Bean
    Probe probe(Installation installation, Clock clock) {
        return installation.demo() ? new DemoProbe(clock) : Probe.NONE;
    }
}
