package vern.marketing.newsletter;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import vern.start.DueJob;

/// The door that a request without our form's token may use: a mail program's own unsubscribe button.
@Configuration(proxyBeanMethods = false)
class NewsletterDoors {

    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    @Bean
    @Order(20)
    SecurityFilterChain openNewsletterDoor(HttpSecurity security) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return security.securityMatcher(paths.matcher(HttpMethod.POST, "/*/newsletter/one-click/*"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    /// After the sweep: what is known of those who never confirmed goes with their address.
    @Bean
    DueJob newsletterForgetting(Subscribers subscribers) {
        return new DueJob() {
            @Override
            public String name() {
                return "newsletter-forgetting";
            }

            @Override
            public Instant next(Instant after) {
                return DueJob.nextAt(LocalTime.of(3, 40), after, NIGHT);
            }

            @Override
            public void run(Instant at) {
                subscribers.forgetThoseWithoutAddress();
            }
        };
    }
}
