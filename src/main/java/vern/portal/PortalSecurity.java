package vern.portal;

import jakarta.servlet.DispatcherType;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import vern.web.Person;
import vern.web.Place;
import vern.web.RefusedPage;

/// The gate of Min side: nobody comes in but by signing in with that company. A form that was sent after the visit had ended is given
/// back as it was written.
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain portalGate(HttpSecurity security, MeCookie cookie) throws Exception {
        return security.securityMatcher("/*/me", "/*/me/**")
                .securityContext(context -> context.securityContextRepository(cookie))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers("/*/me/sign-in", "/*/me/entry/*", "/*/me/sign-out", "/*/me/change/*", "/*/me/session", "/*/me/session/code", "/*/me/passkey",
                                "/*/me/eid", "/*/me/eid/back").permitAll()
                        .anyRequest().hasAuthority(MeCookie.AUTHORITY))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((request, response, refusal) -> {
                            if (request.getMethod().equals("POST")) request.getRequestDispatcher("/" + MeCookie.company(request) + "/me/sign-in").forward(request, response);
                            else response.sendRedirect("/" + MeCookie.company(request) + "/me/sign-in" + (cookie.containsContext(request) ? "?idle" : ""));
                        })
                        .accessDeniedHandler(new RefusedPage()))
                .build();
    }

    @Bean
    Person.Source visitorOnMinSide(MessageSource texts) {
        return request -> MeCookie.visitor(request).map(visitor -> new Person(visitor.controller(),
                texts.getMessage("portal.you", null, LocaleContextHolder.getLocale()), Optional.empty(), Optional.empty(), "/" + visitor.controller() + "/me/sign-out"));
    }

    @Bean
    Place minSidePlace() {
        return Place.inPublic(40, "/{company}/me", "portal.place");
    }
}
