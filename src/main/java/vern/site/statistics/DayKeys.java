package vern.site.statistics;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.site.consent.Signatures;

/// The keys that a day's visits are told apart with. When a key is gone nobody can find out which visits of two days were one person's.
@Component
class DayKeys {

    private static final String PREFIX = "visits-";

    private final JdbcClient database;
    private final Signatures signatures;

    DayKeys(JdbcClient database, Signatures signatures) {
        this.database = database;
        this.signatures = signatures;
    }

    static String of(LocalDate day) {
        return PREFIX + day;
    }

    /// Throws away the keys of the days before.
    void forgetBefore(LocalDate day) {
        database.sql("delete from site.secret where name like ? and name < ?").params(PREFIX + "%", of(day)).update();
        signatures.forget(name -> name.startsWith(PREFIX) && name.compareTo(of(day)) < 0);
    }
}
