package vern.staff;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who sent the request that is being answered, if it was someone at the desk. Read anew from the database for each request:
/// a role that ended is gone with the next click.
@Component
public class CurrentStaff {

    CurrentStaff() {}

    public Optional<StaffMember> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(authentication -> authentication.getPrincipal())
                .filter(StaffMember.class::isInstance).map(StaffMember.class::cast);
    }

    /// For pages that the desk's gate has already closed to everyone else.
    public StaffMember get() {
        return signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in at the desk"));
    }
}
