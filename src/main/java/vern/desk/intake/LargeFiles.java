package vern.desk.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says that a file is too large before anyone reads it. Without this the form's token could not be read out of a request that
/// is too large, and the answer would be that the page is old; nor can an error page read which language was chosen.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargeFiles extends OncePerRequestFilter {

    /// In bytes, a little below what a multipart request may have.
    static final long LARGEST = 20L * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!request.getRequestURI().startsWith("/desk/import") || request.getContentLengthLong() <= LARGEST) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/desk/import?large");
    }
}
