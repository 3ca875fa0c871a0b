package vern.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before every gate and counts whom they turn away: nobody signed in, no right, a key that is none, too fast. Only the kind of
/// place is noted, never the address asked for, which could name someone.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class TurnedFilter extends OncePerRequestFilter {

    private final Turned turned;

    TurnedFilter(Turned turned) {
        this.turned = turned;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(request, response);
        surface(request.getRequestURI()).flatMap(surface -> why(request, response).map(why -> new Turned.Away(surface, why))).ifPresent(turned::count);
    }

    private static Optional<String> surface(String path) {
        if (path.equals("/desk") || path.startsWith("/desk/")) return Optional.of("desk");
        if (path.startsWith("/api/")) return Optional.of("api");
        return path.matches("/[a-z0-9-]+/me(/.*)?") ? Optional.of("portal") : Optional.empty();
    }

    private static Optional<String> why(HttpServletRequest request, HttpServletResponse response) {
        return switch (response.getStatus()) {
            case HttpServletResponse.SC_UNAUTHORIZED -> Optional.of("not-signed-in");
            case HttpServletResponse.SC_FORBIDDEN -> Optional.of("no-right");
            case 429 -> Optional.of("too-fast");
            case HttpServletResponse.SC_FOUND -> Optional.ofNullable(response.getHeader("Location")).filter(to -> to.endsWith("/sign-in"))
                    .filter(_ -> !request.getRequestURI().endsWith("/sign-out")).map(_ -> "not-signed-in");
            default -> Optional.empty();
        };
    }
}
