package vern.orders;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.web.Place;

/// The entry in the desk's navigation.
@Configuration(proxyBeanMethods = false)
class OrderPlaces {

    @Bean
    Place ordersPlace() {
        return Place.onDesk(35, "/desk/orders", "orders.orders", "customer-service", "sales", "accounting", "operations", "quality-manager");
    }
}
