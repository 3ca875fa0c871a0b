package vern.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// What a person reads when a page cannot be given: what happened, what is safe, what to do. A program under `/api` gets the
/// same as a problem detail (RFC 9457). Never the text of an exception, nor the address, which may hold what someone wrote.
@Controller
class ErrorPages implements ErrorController {

    private static final Set<Integer> WITH_OWN_TEXT = Set.of(403, 404, 410, 429);

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("${server.error.path:/error}")
    Object error(HttpServletRequest request, Locale locale) {
        HttpStatus status = status(request);
        return wantsProblem(request) ? problem(status, text(request, status), locale) : page(status, text(request, status));
    }

    private static ModelAndView page(HttpStatus status, String text) {
        var page = new ModelAndView("web/error", status);
        page.addObject("happened", text + ".happened").addObject("safe", text + ".safe").addObject("next", text + ".next");
        return page;
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String text, Locale locale) {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(messages.getMessage(text + ".happened", null, locale));
        problem.setDetail(messages.getMessage(text + ".next", null, locale));
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private static String text(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(RefusedPage.STALE_FORM) != null) return "web.error.form";
        if (WITH_OWN_TEXT.contains(status.value())) return "web.error." + status.value();
        return status.is4xxClientError() ? "web.error.request" : "web.error.ours";
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static boolean wantsProblem(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return CompanyOfRequest.path(request).startsWith("/api/")
                || accept != null && accept.contains("json") && !accept.contains("html");
    }
}
