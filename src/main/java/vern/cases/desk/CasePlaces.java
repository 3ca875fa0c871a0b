package vern.cases.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.web.Place;

/// The cases' entry in the navigation.
@Configuration(proxyBeanMethods = false)
class CasePlaces {

    @Bean
    Place casesPlace() {
        return Place.onDesk(30, "/desk/cases", "cases.desk.title");
    }
}
