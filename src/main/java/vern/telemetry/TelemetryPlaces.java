package vern.telemetry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.staff.Roles;
import vern.web.Place;

/// The way to the logs.
@Configuration(proxyBeanMethods = false)
class TelemetryPlaces {

    @Bean
    Place logsPlace() {
        return Place.onDesk(82, "/desk/events", "telemetry.events", "operations", "technician", "security", Roles.ADMINISTRATOR, Roles.MANAGING_DIRECTOR);
    }
}
