package vern.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.web.Place;

/// The desk's own entry in the navigation, and those of the pages that are on their way. A feature that brings its page takes
/// its entry along.
@Configuration(proxyBeanMethods = false)
class DeskPlaces {

    @Bean
    Place todayPlace() {
        return Place.onDesk(10, "/desk", "desk.today");
    }

    @Bean
    Place peoplePlace() {
        return Place.onDesk(20, "/desk/people", "desk.people");
    }

    @Bean
    Place importPlace() {
        return Place.onDesk(60, "/desk/import", "desk.import", "customer-service", "accounting", "privacy-handler", "administrator", "managing-director");
    }

    @Bean
    Place retentionPlace() {
        return Place.onDesk(70, "/desk/forecast", "desk.retention");
    }

    @Bean
    Place promisesPlace() {
        return Place.onDesk(80, "/desk/promises", "desk.promises");
    }

    @Bean
    Place deskVersionsPlace() {
        return Place.onDesk(75, "/desk/statement", "desk.statement");
    }

    @Bean
    Place deskTrailPlace() {
        return Place.onDesk(85, "/desk/audit", "desk.audit", "dpo", "administrator", "managing-director");
    }
}
