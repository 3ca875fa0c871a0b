package vern.cases.repair;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.web.Place;

/// The entry in the desk's navigation.
@Configuration(proxyBeanMethods = false)
class RepairPlaces {

    @Bean
    Place repairsPlace() {
        return Place.onDesk(40, "/desk/repairs", "cases.repairs", "technician");
    }
}
