package vern.keys;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import vern.ledger.Actor;
import vern.staff.Roles;
import vern.web.Place;

/// The gate of the API: a key in the header `Authorization: Bearer …`, of the company in the address. The request goes on as
/// [Actor.ApiKey], which the ledger's gate asks for its purposes. No cookie counts here, so that no form of another site can call.
@Configuration(proxyBeanMethods = false)
class KeySecurity {

    @Bean
    @Order(20)
    SecurityFilterChain apiGate(HttpSecurity security, ApiKeys keys) throws Exception {
        return security.securityMatcher("/api/v1/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(UseApi.DESCRIPTION).permitAll().anyRequest().authenticated())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterBefore(new ByKey(keys, new Pace(Clock.systemUTC())), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    Place keysPlace() {
        return Place.onDesk(92, "/desk/keys", "keys.title", Roles.ADMINISTRATOR);
    }

    /// Lets in whoever has a key of the company, no faster than agreed.
    static final class ByKey extends OncePerRequestFilter {

        private final ApiKeys keys;
        private final Pace pace;

        ByKey(ApiKeys keys, Pace pace) {
            this.keys = keys;
            this.pace = pace;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return request.getRequestURI().equals(UseApi.DESCRIPTION);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            var origin = "origin " + request.getRemoteAddr();
            if (pace.over(origin, Pace.WRONG_KEYS)) {
                refuse(response, 429, "too-many-wrong-keys");
                return;
            }
            var header = request.getHeader("Authorization");
            var key = header != null && header.startsWith("Bearer ") ? keys.find(header.substring(7).strip()) : java.util.Optional.<ApiKey>empty();
            if (key.isEmpty() || !request.getRequestURI().startsWith("/api/v1/" + key.get().controller() + "/")) {
                pace.counts(origin, Pace.WRONG_KEYS);
                response.setHeader("WWW-Authenticate", "Bearer");
                refuse(response, 401, "no-key");
            } else if (!pace.counts("key " + key.get().id(), key.get().perMinute())) {
                response.setHeader("Retry-After", "60");
                refuse(response, 429, "too-fast");
            } else {
                admit(key.get());
                chain.doFilter(request, response);
            }
        }

        private static void admit(ApiKey key) {
            var actor = new Actor.ApiKey(String.valueOf(key.id()), key.controller(), Set.copyOf(key.purposes()));
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new UsernamePasswordAuthenticationToken(actor, "", List.of()));
            SecurityContextHolder.setContext(context);
        }

        /// RFC 9457.
        private static void refuse(HttpServletResponse response, int status, String type) throws IOException {
            response.setStatus(status);
            response.setContentType("application/problem+json");
            response.getOutputStream().write(("{\"type\":\"/problems/" + type + "\",\"status\":" + status + ",\"title\":\""
                    + type.replace('-', ' ') + "\"}").getBytes(StandardCharsets.UTF_8));
        }
    }
}
