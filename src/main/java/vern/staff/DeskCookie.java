package vern.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/// Ties a browser to its session at the desk. The server keeps nothing in memory; any node can answer the next request. Each
/// sign-in has a fresh token, so that none can be planted beforehand.
@Component
class DeskCookie implements SecurityContextRepository {

    /// Held by those who have signed the confidentiality undertaking; without it no role counts either.
    static final String UNDERTAKING = "UNDERTAKING";

    static final String NAME = "vern-desk";

    private static final String MEMBER = DeskCookie.class.getName() + ".member";

    private final Sessions sessions;

    DeskCookie(Sessions sessions) {
        this.sessions = sessions;
    }

    static Optional<StaffMember> member(HttpServletRequest request) {
        return request.getAttribute(MEMBER) instanceof StaffMember member ? Optional.of(member) : Optional.empty();
    }

    void give(HttpServletRequest request, HttpServletResponse response, Secret token) {
        set(request, response, token.value(), Sessions.WHOLE);
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(sessions::end);
        set(request, response, "", Duration.ZERO);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(context(request));
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // A session begins by signing in and ends by signing out; nothing else changes it.
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request).isPresent();
    }

    private SecurityContext context(HttpServletRequest request) {
        return token(request).flatMap(sessions::find).<SecurityContext>map(member -> {
            request.setAttribute(MEMBER, member);
            return new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(member, "", authorities(member)));
        }).orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private static List<GrantedAuthority> authorities(StaffMember member) {
        if (!member.undertakingSigned()) return List.of();
        var authorities = new ArrayList<GrantedAuthority>();
        authorities.add(new SimpleGrantedAuthority(UNDERTAKING));
        member.roles().forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
        return authorities;
    }

    private static Optional<Secret> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME)).map(Cookie::getValue)
                .filter(value -> !value.isEmpty()).map(Secret::new).findFirst();
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, value).path("/desk").maxAge(age)
                .httpOnly(true).sameSite("Lax").secure(request.isSecure()).build().toString());
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
