package vern.site;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import vern.start.Origin;
import vern.statement.Statement;

/// What the script of a page sends by itself: small texts from the company's own pages, here or on its own website, that carry
/// all they need. They change nothing by a cookie's authority, so that they have no form's token.
@Configuration(proxyBeanMethods = false)
public class Posts {

    @Bean
    @Order(20)
    SecurityFilterChain scriptPosts(HttpSecurity security) throws Exception {
        var paths = PathPatternRequestMatcher.withDefaults();
        return security.securityMatcher(paths.matcher(HttpMethod.POST, "/{company}/choices"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable()).requestCache(cache -> cache.disable()).logout(logout -> logout.disable()).build();
    }

    /// The text that was sent, unless it is longer than `most` bytes.
    public static Optional<String> text(HttpServletRequest request, int most) {
        try {
            var bytes = request.getInputStream().readNBytes(most + 1);
            return bytes.length > most ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /// Whether the page that sent this is one of the company's: here, or on a site that its statement names.
    public static boolean fromOwnPage(HttpServletRequest request, Statement statement) {
        return Optional.ofNullable(request.getHeader("Origin")).map(origin -> ours(origin, request, statement)).orElse(true);
    }

    private static boolean ours(String origin, HttpServletRequest request, Statement statement) {
        try {
            return URI.create(origin).getAuthority().equals(request.getHeader("Host")) || origins(statement).contains(origin);
        } catch (IllegalArgumentException | NullPointerException opaque) {
            return false;
        }
    }

    /// The company's own websites, as browsers name them.
    public static List<String> origins(Statement statement) {
        return Stream.concat(Stream.of(statement.controller().site()), statement.controller().otherSites().stream()).map(URI::create)
                .map(site -> site.getScheme() + "://" + site.getAuthority()).distinct().toList();
    }

    /// Which of them may read the answer to this request.
    public static String reader(HttpServletRequest request, Statement statement) {
        var origins = origins(statement);
        return Optional.ofNullable(request.getHeader("Origin")).filter(origins::contains).orElse(origins.getFirst());
    }
}
