package vern.disclosures;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.web.Place;

/// The entry in the desk's navigation.
@Configuration(proxyBeanMethods = false)
class DisclosurePlaces {

    @Bean
    Place recipientsPlace() {
        return Place.onDesk(65, "/desk/recipients", "disclosures.recipients");
    }
}
