package vern.rights.requests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;

/// Compares what someone says about themselves with what the company has. Asks for nothing that it does not have, and never
/// tells which of the answers was wrong.
@Component
public class KnownFacts {

    /// What may be asked for, where it is held. What everyone knows of someone, such as a name or an e-mail address, proves nothing.
    private static final List<String> ASKED = List.of("postal-code", "phone", "date-of-birth", "invoice-number", "organisation-number", "address", "work-address", "customer-number",
            "order-number", "serial-number");
    private static final int NEEDED = 2;
    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Gate gate;
    private final JdbcClient database;
    private final Diary diary;

    KnownFacts(Gate gate, JdbcClient database, Diary diary) {
        this.gate = gate;
        this.database = database;
        this.diary = diary;
    }

    /// What someone may be asked for, so that two of them can be compared; fewer than two when the company has too little.
    public List<String> askable(Actor actor, SubjectId subject) {
        var held = held(actor, subject);
        return ASKED.stream().filter(field -> held.stream().anyMatch(holding -> holding.field(field).isPresent())).limit(4).toList();
    }

    /// Whether at least two answers are right and none is wrong. Slowed down: five tries in an hour for each person.
    public boolean right(Actor actor, SubjectId subject, Map<String, String> answers) {
        if (!allowed("facts-" + subject.value())) return false;
        var held = held(actor, subject);
        var given = new ArrayList<Boolean>();
        answers.forEach((field, value) -> {
            if (ASKED.contains(field) && !value.isBlank()) given.add(known(held, field, value));
        });
        return given.size() >= NEEDED && !given.contains(false);
    }

    private List<Holding> held(Actor actor, SubjectId subject) {
        return switch (gate.use(Use.of(actor, Gate.RIGHTS, "identity"), subject)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().filter(holding -> !holding.place().equals(RequestsKeeper.SAID)).toList();
            case Use.Answer.Refused ignored -> List.of();
        };
    }

    private static boolean known(List<Holding> held, String field, String value) {
        var said = Matching.plain(field, value).replaceAll("\\s|-", "").getBytes(StandardCharsets.UTF_8);
        return held.stream().flatMap(holding -> holding.field(field).stream())
                .map(one -> Matching.plain(field, one.reveal()).replaceAll("\\s|-", "").getBytes(StandardCharsets.UTF_8))
                .reduce(false, (found, one) -> MessageDigest.isEqual(one, said) || found, Boolean::logicalOr);
    }

    /// Counts a try, and says whether there have been too many.
    public boolean allowed(String what) {
        return allowed(what, TRIES);
    }

    public boolean allowed(String what, int most) {
        Instant now = diary.moment();
        var digest = Code.digest(what);
        database.sql("delete from rights.attempt where at < ?").param(Timestamp.from(now.minus(Duration.ofDays(1)))).update();
        database.sql("insert into rights.attempt (what, at) values (?, ?)").params(digest, Timestamp.from(now)).update();
        return database.sql("select count(*) from rights.attempt where what = ? and at > ?").params(digest, Timestamp.from(now.minus(WINDOW))).query(Long.class).single() <= most;
    }

    /// What was tried is forgotten, once it has come out right.
    public void forget(String... what) {
        Stream.of(what).forEach(one -> database.sql("delete from rights.attempt where what = ?").param(Code.digest(one)).update());
    }
}
