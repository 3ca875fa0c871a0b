package vern.rights.requests;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;

/// Codes by which another company may deliver what someone takes along to this one: made on Min side, good for a week, and once.
@Component
public class Inbound {

    private static final Duration WORKS = Duration.ofDays(7);

    private final JdbcClient database;
    private final Diary diary;

    Inbound(JdbcClient database, Diary diary) {
        this.database = database;
        this.diary = diary;
    }

    public String make(String controller, SubjectId subject) {
        var code = Code.token();
        database.sql("insert into rights.inbound (token, controller, subject, expires) values (?, ?, ?, ?)")
                .params(Code.digest(code), controller, subject.value(), Timestamp.from(diary.moment().plus(WORKS))).update();
        return code;
    }

    Optional<SubjectId> unused(String controller, String code) {
        return database.sql("select subject from rights.inbound where token = ? and controller = ? and used is null and expires > ?")
                .params(Code.digest(code), controller, Timestamp.from(diary.moment())).query(Long.class).optional().map(SubjectId::new);
    }

    /// Whom a delivery is for, where the code is good; it is spent with that.
    public Optional<SubjectId> use(String controller, String code) {
        return unused(controller, code).filter(_ -> database.sql("update rights.inbound set used = ? where token = ? and used is null")
                .params(Timestamp.from(diary.moment()), Code.digest(code)).update() == 1);
    }
}
