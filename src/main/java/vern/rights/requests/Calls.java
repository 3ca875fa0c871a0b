package vern.rights.requests;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.SubjectId;

/// Whoever calls about their own data shows first who they are: two things that the company has about them. The check is written
/// down, and good for the length of a call, for the one who took it.
@Component
public class Calls {

    static final Duration LASTS = Duration.ofMinutes(30);

    private final KnownFacts facts;
    private final Diary diary;
    private final JdbcClient database;

    Calls(KnownFacts facts, Diary diary, JdbcClient database) {
        this.facts = facts;
        this.diary = diary;
        this.database = database;
    }

    /// Whether this caller has been checked by this member of staff just now.
    public boolean checked(Actor.Staff staff, SubjectId subject) {
        return database.sql("select exists (select 1 from rights.call where subject = ? and controller = ? and account = ? and at > ?)")
                .params(subject.value(), staff.controller(), staff.account(), Timestamp.from(diary.moment().minus(LASTS))).query(Boolean.class).single();
    }

    public java.util.List<String> askable(Actor.Staff staff, SubjectId subject) {
        return facts.askable(new Actor.Job("caller-check", staff.controller()), subject);
    }

    /// Compares what the caller says. Recorded either way; never what was said.
    public boolean check(Actor.Staff staff, SubjectId subject, Map<String, String> answers) {
        boolean right = facts.right(new Actor.Job("caller-check", staff.controller()), subject, answers);
        diary.inTransaction(connection -> {
            if (right) {
                database.sql("insert into rights.call (subject, controller, account, at, method) values (?, ?, ?, ?, ?)").params(subject.value(), staff.controller(),
                        staff.account(), Timestamp.from(diary.moment()), IdentityMethod.TWO_FACTS.key()).update();
            }
            Trail.append(connection, new Entry(diary.moment(), staff.controller(), staff.audited(), "caller.checked", OptionalLong.of(subject.value()),
                    Map.of("method", IdentityMethod.TWO_FACTS.key(), "result", right ? "right" : "wrong")));
            return right;
        });
        return right;
    }
}
