package vern.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/// Who is signed in, found anew at each request by the token in a cookie. The server keeps nothing in memory, so that any node can
/// answer the next request; signing in and out are the only things that change it.
public abstract class CookieContext implements SecurityContextRepository {

    private final String name;

    /// @param name of the cookie
    protected CookieContext(String name) {
        this.name = name;
    }

    /// Whom the request's token stands for; an empty context for none.
    protected abstract SecurityContext context(HttpServletRequest request);

    /// Where the cookie is sent: nowhere else is it of use.
    protected abstract String path(HttpServletRequest request);

    /// The token that came with a request; not yet looked at.
    protected final Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream).filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue).filter(value -> !value.isEmpty()).findFirst();
    }

    /// Gives a token that lasts for `age`; a negative one lasts as long as the browser is open, none at all takes it away.
    protected final void set(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(name, value).path(path(request)).maxAge(age)
                .httpOnly(true).sameSite("Lax").secure(request.isSecure()).build().toString());
    }

    @Override
    @Deprecated
    public final SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public final DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(context(request));
    }

    @Override
    public final void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // It begins by signing in and ends by signing out; nothing else changes it.
    }

    @Override
    public final boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    private record Loaded(SecurityContext context) implements DeferredSecurityContext {
        @Override
        public SecurityContext get() {
            return context;
        }

        @Override
        public boolean isGenerated() {
            return false;
        }
    }
}
