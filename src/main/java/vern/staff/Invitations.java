package vern.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Links that let one person choose a password and sign the undertaking. Each works once, for a week, and a new one puts the
/// older out of use.
@Repository
class Invitations {

    static final Duration VALID = Duration.ofDays(7);
    static final int SHORTEST_PASSWORD = 12;

    private final JdbcClient database;
    private final Accounts accounts;
    private final Undertakings undertakings;
    private final Welcome welcome;

    /// What taking up an invitation needs besides the tables.
    @Component
    record Welcome(SystemTime system, PasswordEncoder passwords, StaffAudit audit) {
        Clock clock() {
            return system.clock();
        }
    }

    Invitations(JdbcClient database, Accounts accounts, Undertakings undertakings, Welcome welcome) {
        this.database = database;
        this.accounts = accounts;
        this.undertakings = undertakings;
        this.welcome = welcome;
    }

    /// Whom a link invites.
    record Invited(long account, String controller, String displayName) {
        @Override
        public String toString() {
            return "Invited[" + account + "]";
        }
    }

    @Transactional
    Secret invite(long account) {
        var token = Secret.fresh();
        database.sql("delete from staff.invitation where account = :account and used_at is null").param("account", account).update();
        database.sql("insert into staff.invitation (token_digest, account, expires_at) values (:token, :account, :expires)")
                .param("token", token.digest()).param("account", account)
                .param("expires", Timestamp.from(welcome.clock().instant().plus(VALID))).update();
        return token;
    }

    Optional<Invited> find(Secret token) {
        return database.sql("""
                select a.id as account, a.controller, a.display_name
                from staff.invitation i join staff.account a on a.id = i.account
                where i.token_digest = :token and i.used_at is null and i.expires_at > :now and a.active
                """).param("token", token.digest()).param("now", Timestamp.from(welcome.clock().instant()))
                .query(Invited.class).optional();
    }

    /// Takes the invitation up; false when the link has been used or its time is up.
    @Transactional
    boolean accept(Secret token, String password, Locale language) {
        var invited = find(token);
        if (invited.isEmpty() || !use(token)) return false;
        long account = invited.get().account();
        accounts.setPassword(account, welcome.passwords().encode(password));
        welcome.audit().record(invited.get().controller(), Optional.of(account), new StaffChange.PasswordChosen(account));
        undertakings.sign(invited.get().controller(), account, language);
        return true;
    }

    private boolean use(Secret token) {
        return database.sql("update staff.invitation set used_at = :now where token_digest = :token and used_at is null")
                .param("now", Timestamp.from(welcome.clock().instant())).param("token", token.digest()).update() == 1;
    }
}
