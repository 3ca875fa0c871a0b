package vern.rights.handling;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.web.Place;

/// Where requests stand in the desk's navigation.
@Configuration(proxyBeanMethods = false)
class HandlingPlaces {

    @Bean
    Place requestsPlace() {
        return Place.onDesk(30, "/desk/requests", "rights.requests");
    }
}
