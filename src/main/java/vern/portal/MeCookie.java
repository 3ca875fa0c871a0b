package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import vern.web.CookieContext;

/// Ties a browser to its visit. The cookie is for one company's Min side only, and never for the desk.
@Component
public class MeCookie extends CookieContext {

    static final String AUTHORITY = "SELF";

    /// The cookie that every statement declares for this: it lasts as long as the browser is open.
    static final String NAME = "vern-session";
    private static final String VISITOR = MeCookie.class.getName() + ".visitor";

    private final MeVisits visits;

    MeCookie(MeVisits visits) {
        super(NAME);
        this.visits = visits;
    }

    public static Optional<Visitor> visitor(HttpServletRequest request) {
        return request.getAttribute(VISITOR) instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty();
    }

    /// The one who is signed in; a fault where nobody is.
    public static Visitor of(HttpServletRequest request) {
        return visitor(request).orElseThrow();
    }

    public void give(HttpServletRequest request, HttpServletResponse response, Visitor visitor) {
        set(request, response, visits.begin(visitor), Duration.ofSeconds(-1));
    }

    public void take(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(visits::end);
        set(request, response, "", Duration.ZERO);
    }

    @Override
    protected SecurityContext context(HttpServletRequest request) {
        return token(request).flatMap(token -> visits.find(company(request), token)).<SecurityContext>map(visitor -> {
            request.setAttribute(VISITOR, visitor);
            return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(visitor, "", List.of(new SimpleGrantedAuthority(AUTHORITY))));
        }).orElseGet(SecurityContextHolder::createEmptyContext);
    }

    /// The visit that this request is part of, as [MeVisits] knows it.
    public Optional<MeVisits.Visit> visit(HttpServletRequest request) {
        return token(request).flatMap(visits::visit);
    }

    static String company(HttpServletRequest request) {
        var parts = request.getRequestURI().split("/");
        return parts.length > 1 ? parts[1] : "";
    }

    @Override
    protected String path(HttpServletRequest request) {
        return "/" + company(request) + "/me";
    }
}
