package vern.staff;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import vern.web.Person;
import vern.web.Place;
import vern.web.RefusedPage;

/// The gate of the desk: nobody comes in without signing in, and nobody sees anything personal without having signed the
/// confidentiality undertaking. Which role may do what, each page says with `@PreAuthorize("hasRole('…')")`.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class StaffSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain deskGate(HttpSecurity security, DeskCookie cookie) throws Exception {
        return security.securityMatcher("/desk", "/desk/**")
                .securityContext(context -> context.securityContextRepository(cookie))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers("/desk/sign-in", "/desk/welcome/*").permitAll()
                        .requestMatchers("/desk/undertaking", "/desk/sign-out").authenticated()
                        .anyRequest().hasAuthority(DeskCookie.UNDERTAKING))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, refusal) -> response.sendRedirect("/desk/sign-in"))
                        .accessDeniedHandler(refused()))
                .build();
    }

    /// Someone who has yet to sign the undertaking is shown it; everyone else is refused.
    private static AccessDeniedHandler refused() {
        var page = new RefusedPage();
        return (request, response, refusal) -> {
            var member = DeskCookie.member(request);
            if (!(refusal instanceof CsrfException) && member.filter(someone -> !someone.undertakingSigned()).isPresent()) {
                response.sendRedirect("/desk/undertaking");
            } else {
                page.handle(request, response, refusal);
            }
        };
    }

    /// Argon2id with 19 MiB and two passes (OWASP's first recommendation).
    @Bean
    PasswordEncoder passwords() {
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    @Bean
    SystemTime systemTime() {
        return new SystemTime(Clock.systemUTC());
    }

    @Bean
    Person.Source staffAtTheDesk() {
        return request -> DeskCookie.member(request).map(member -> new Person(member.controller(), member.displayName(),
                member.roles().stream().filter(role -> member.roles().size() == 1).map(role -> "staff.role." + role).findFirst(),
                member.undertakingSigned() ? Optional.of("/desk/account") : Optional.empty(), "/desk/sign-out"));
    }

    @Bean
    Place settingsPlace() {
        return Place.onDesk(90, "/desk/settings", "staff.settings", Roles.ADMINISTRATOR, Roles.MANAGING_DIRECTOR);
    }
}
