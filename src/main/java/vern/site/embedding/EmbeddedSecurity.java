package vern.site.embedding;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import vern.web.Embedded;
import vern.web.RefusedPage;

/// Nothing here is done by a cookie's authority, so that no form needs a token against it; who may frame it stands in the content policy.
@Configuration(proxyBeanMethods = false)
class EmbeddedSecurity {

    @Bean
    @Order(5)
    SecurityFilterChain embeddedPages(HttpSecurity security) throws Exception {
        return security.securityMatcher(request -> Embedded.of(request).isPresent())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable))
                .csrf(csrf -> csrf.disable()).requestCache(cache -> cache.disable()).logout(logout -> logout.disable())
                .exceptionHandling(refusals -> refusals.accessDeniedHandler(new RefusedPage())).build();
    }
}
