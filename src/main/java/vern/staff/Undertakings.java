package vern.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Confidentiality undertakings: who has signed which text, when, and in which language (Art. 28(3)(b), 32(4); promise O-31).
@Repository
class Undertakings {

    /// Changed together with the texts `staff.undertaking.text.*`; then everyone signs anew.
    static final String TEXT_VERSION = "2026-1";

    private final JdbcClient database;
    private final Clock clock;
    private final StaffAudit audit;

    Undertakings(JdbcClient database, Clock clock, StaffAudit audit) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional
    void sign(String controller, long account, Locale language) {
        database.sql("insert into staff.undertaking (account, text_version, language, signed_at) values (:account, :version, :language, :now)")
                .param("account", account).param("version", TEXT_VERSION).param("language", language.getLanguage())
                .param("now", Timestamp.from(clock.instant())).update();
        audit.record(controller, Optional.of(account), new StaffChange.UndertakingSigned(account, TEXT_VERSION));
    }

    /// Ends every role with the next click of whoever withdraws.
    @Transactional
    void withdraw(String controller, long account) {
        database.sql("update staff.undertaking set withdrawn_at = :now where account = :account and withdrawn_at is null")
                .param("account", account).param("now", Timestamp.from(clock.instant())).update();
        audit.record(controller, Optional.of(account), new StaffChange.UndertakingWithdrawn(account));
    }

    boolean signed(long account) {
        return database.sql("""
                select exists (select 1 from staff.undertaking
                               where account = :account and text_version = :version and withdrawn_at is null)
                """).param("account", account).param("version", TEXT_VERSION).query(Boolean.class).single();
    }
}
