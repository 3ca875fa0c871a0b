package vern.staff;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// A password that its owner changes. Whoever finds an open session must not be able to take the account over, so the old one is
/// asked for, and guesses at it count as guesses at signing in.
@Component
class OwnPassword {

    private final JdbcClient database;
    private final Accounts accounts;
    private final Attempts attempts;
    private final After after;

    /// What follows a change.
    @Component
    record After(Sessions sessions, PasswordEncoder passwords, StaffAudit audit) {}

    OwnPassword(JdbcClient database, Accounts accounts, Attempts attempts, After after) {
        this.database = database;
        this.accounts = accounts;
        this.attempts = attempts;
        this.after = after;
    }

    /// What was written, and from where.
    record Wish(String current, String chosen, String origin) {
        @Override
        public String toString() {
            return "Wish[...]";
        }
    }

    enum Answer { CHANGED, TOO_SHORT, NOT_THEIRS }

    /// When it is changed, every session of the account ends, so that one that somebody else has open does too.
    @Transactional
    Answer change(StaffMember who, Wish wish) {
        if (wish.chosen().length() < Invitations.SHORTEST_PASSWORD) return Answer.TOO_SHORT;
        var known = known(who).orElseThrow();
        if (!attempts.allowed(known.address(), wish.origin()) || !after.passwords().matches(wish.current(), known.password())) return Answer.NOT_THEIRS;
        attempts.forget(known.address());
        accounts.setPassword(who.id(), after.passwords().encode(wish.chosen()));
        after.sessions().endAll(who.id());
        after.audit().record(who.controller(), Optional.of(who.id()), new StaffChange.PasswordChosen(who.id()));
        return Answer.CHANGED;
    }

    private Optional<Known> known(StaffMember who) {
        return database.sql("select address, password from staff.account where id = :id and active and password is not null").param("id", who.id())
                .query(Known.class).optional();
    }

    private record Known(String address, String password) {
        @Override
        public String toString() {
            return "Known[...]";
        }
    }
}
