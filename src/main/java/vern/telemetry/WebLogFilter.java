package vern.telemetry;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Sees which pages of a company's public site were given out, and tells the log; of a page, only that it was one.
@Component
class WebLogFilter extends OncePerRequestFilter {

    private final WebLog log;

    WebLogFilter(WebLog log) {
        this.log = log;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(request, response);
        var type = Optional.ofNullable(response.getContentType()).orElse("");
        if (!request.getMethod().equals("GET") || response.getStatus() != HttpServletResponse.SC_OK || !type.startsWith("text/html")) return;
        var path = request.getRequestURI();
        int end = path.indexOf('/', 1);
        log.note(end < 0 ? path.substring(Math.min(1, path.length())) : path.substring(1, end), Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }
}
