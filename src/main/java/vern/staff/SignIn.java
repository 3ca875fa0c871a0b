package vern.staff;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vern.web.NobodysPassword;

/// Signing in. Whatever is wrong (address, password, too many attempts, no account any longer), the answer is the same, after
/// the same work: a password is hashed even when there is none to compare with.
@Component
class SignIn {

    private final JdbcClient database;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Alerts alerts;
    private final PasswordEncoder passwords;
    private final NobodysPassword nobodys;

    /// What a password is compared by.
    @Component("staffPasswords")
    record Passwords(PasswordEncoder encoder, NobodysPassword nobodys) {}

    SignIn(JdbcClient database, Attempts attempts, Sessions sessions, Alerts alerts, Passwords passwords) {
        this.database = database;
        this.attempts = attempts;
        this.sessions = sessions;
        this.alerts = alerts;
        this.passwords = passwords.encoder();
        this.nobodys = passwords.nobodys();
    }

    /// A new session, or nothing.
    Optional<Secret> attempt(String address, String password, String origin) {
        boolean allowed = attempts.allowed(address, origin);
        var account = find(address);
        boolean right = passwords.matches(password, account.map(Known::password).orElseGet(nobodys::hash));
        if (!allowed && attempts.justReached(address)) account.ifPresent(known -> alerts.lockedOut(known.controller(), known.id()));
        if (!allowed || !right || account.isEmpty()) return Optional.empty();
        attempts.forget(address);
        return Optional.of(sessions.begin(account.get().id()));
    }

    private Optional<Known> find(String address) {
        return database.sql("""
                select id, controller, password from staff.account
                where lower(address) = lower(:address) and active and password is not null
                """).param("address", address.strip()).query(Known.class).optional();
    }

    private record Known(long id, String controller, String password) {
        @Override
        public String toString() {
            return "Known[" + id + "]";
        }
    }
}
