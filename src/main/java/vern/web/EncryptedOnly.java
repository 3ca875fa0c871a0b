package vern.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Where browsers are to come by HTTPS only (`VERN_SECURE`), whoever comes by plain HTTP is sent over before anything is shown or taken
/// in. What stands in front of Vern says in `X-Forwarded-Proto` how it was asked; a call from this machine without it is let through. What came
/// encrypted is that to all that follows, so that every cookie is `Secure`.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EncryptedOnly extends OncePerRequestFilter {

    private static final Set<String> ASKING = Set.of("GET", "HEAD");
    private static final int MOVED = 308;

    private final boolean secure;

    EncryptedOnly(@Value("${vern.secure:false}") boolean secure) {
        this.secure = secure;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!secure || !plain(request)) {
            chain.doFilter("https".equals(request.getHeader("X-Forwarded-Proto")) ? new Encrypted(request) : request, response);
        } else if (ASKING.contains(request.getMethod())) {
            response.setStatus(MOVED);
            response.setHeader(HttpHeaders.LOCATION, "https://" + request.getServerName() + request.getRequestURI()
                    + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static final class Encrypted extends HttpServletRequestWrapper {

        Encrypted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getScheme() {
            return "https";
        }
    }

    private static boolean plain(HttpServletRequest request) {
        var forwarded = request.getHeader("X-Forwarded-Proto");
        return forwarded == null ? !request.isSecure() && !InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress() : forwarded.equals("http");
    }
}
