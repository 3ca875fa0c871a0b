package vern.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// Sends a refused request to the error page, and tells it whether the form was merely too old.
public final class RefusedPage implements AccessDeniedHandler {

    static final String STALE_FORM = RefusedPage.class.getName() + ".staleForm";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal) throws IOException {
        if (refusal instanceof CsrfException) request.setAttribute(STALE_FORM, true);
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
