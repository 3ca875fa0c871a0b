package vern.staff;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vern.audit.Actor;
import vern.audit.Entry;
import vern.audit.Trail;

/// Writes what happens to accounts into the audit trail, in the transaction of the change. Numbers and roles only.
@Component
class StaffTrail implements StaffAudit {

    private final JdbcTemplate database;
    private final Clock clock;

    StaffTrail(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void record(String controller, Optional<Long> by, StaffChange change) {
        var actor = by.map(account -> Actor.staff(String.valueOf(account), "staff")).orElse(Actor.job("installation"));
        var entry = new Entry(clock.instant(), controller, actor, kind(change), OptionalLong.empty(), details(change));
        database.execute((org.springframework.jdbc.core.ConnectionCallback<Boolean>) connection -> {
            Trail.append(connection, entry);
            return true;
        });
    }

    private static String kind(StaffChange change) {
        return switch (change) {
            case StaffChange.Added ignored -> "staff.added";
            case StaffChange.PasswordChosen ignored -> "staff.password-chosen";
            case StaffChange.UndertakingSigned ignored -> "staff.undertaking-signed";
            case StaffChange.UndertakingWithdrawn ignored -> "staff.undertaking-withdrawn";
            case StaffChange.RoleBound ignored -> "staff.role-bound";
            case StaffChange.RoleEnded ignored -> "staff.role-ended";
            case StaffChange.Employed ignored -> "staff.employed";
            case StaffChange.Deactivated ignored -> "staff.deactivated";
            case StaffChange.LockedOut ignored -> "staff.locked-out";
        };
    }

    private static Map<String, String> details(StaffChange change) {
        var account = String.valueOf(change.account());
        return switch (change) {
            case StaffChange.RoleBound bound -> Map.of("account-id", account, "role", bound.role(),
                    "expires", bound.expires().map(Object::toString).orElse("never"));
            case StaffChange.RoleEnded ended -> Map.of("account-id", account, "role", ended.role());
            case StaffChange.UndertakingSigned signed -> Map.of("account-id", account, "text", signed.textVersion());
            case StaffChange.Employed employed -> Map.of("account-id", account, "employer", employed.employer().orElse("own"));
            case StaffChange.Added ignored -> Map.of("account-id", account);
            case StaffChange.PasswordChosen ignored -> Map.of("account-id", account);
            case StaffChange.UndertakingWithdrawn ignored -> Map.of("account-id", account);
            case StaffChange.Deactivated ignored -> Map.of("account-id", account);
            case StaffChange.LockedOut ignored -> Map.of("account-id", account);
        };
    }
}
