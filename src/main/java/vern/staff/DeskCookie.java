package vern.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import vern.web.CookieContext;

/// Ties a browser to its session at the desk. The server keeps nothing in memory; any node can answer the next request. Each
/// sign-in has a fresh token, so that none can be planted beforehand.
@Component
class DeskCookie extends CookieContext {

    /// Held by those who have signed the confidentiality undertaking; without it no role counts either.
    static final String UNDERTAKING = "UNDERTAKING";

    static final String NAME = "vern-desk";

    private static final String MEMBER = DeskCookie.class.getName() + ".member";

    private final Sessions sessions;

    DeskCookie(Sessions sessions) {
        super(NAME);
        this.sessions = sessions;
    }

    static Optional<StaffMember> member(HttpServletRequest request) {
        return request.getAttribute(MEMBER) instanceof StaffMember member ? Optional.of(member) : Optional.empty();
    }

    void give(HttpServletRequest request, HttpServletResponse response, Secret token) {
        set(request, response, token.value(), Sessions.WHOLE);
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        token(request).map(Secret::new).ifPresent(sessions::end);
        set(request, response, "", Duration.ZERO);
    }

    @Override
    protected SecurityContext context(HttpServletRequest request) {
        return token(request).map(Secret::new).flatMap(sessions::find).<SecurityContext>map(member -> {
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

    @Override
    protected String path(HttpServletRequest request) {
        return "/desk";
    }
}
