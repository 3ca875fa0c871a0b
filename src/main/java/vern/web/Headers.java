package vern.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// What every answer carries, whichever filter chain gave it. Pages are not stored anywhere unless they say so themselves.
@Configuration(proxyBeanMethods = false)
class Headers {

    /// No script and no style inside a page, nothing from elsewhere, in nobody's frame.
    static final String CONTENT_POLICY = String.join("; ",
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
            "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'");

    static final String FORM_COOKIE = "vern-form";

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()";

    @Bean
    Customizer<HeadersConfigurer<HttpSecurity>> headersOfEveryAnswer() {
        return headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(tls -> tls.maxAgeInSeconds(31_536_000).includeSubDomains(false));
    }

    /// The token of a form lies in a cookie, so that no page needs a session on the server.
    @Bean
    Customizer<CsrfConfigurer<HttpSecurity>> tokenOfEveryForm() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(FORM_COOKIE);
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return csrf -> csrf.csrfTokenRepository(tokens);
    }

    /// Everything that no other chain claims: the public pages. Without sign-in, and without a session.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain publicPages(HttpSecurity security) throws Exception {
        return security
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new RefusedPage()))
                .build();
    }

    /// Nobody reads measurements of each filter's time here, and making them took a good part of each request.
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /// Nobody signs in by Spring's own form; each kind of sign-in has its own. This also keeps Boot from inventing a user.
    @Bean
    AuthenticationManager nobody() {
        return attempt -> {
            throw new BadCredentialsException("sign-in has its own pages");
        };
    }
}
