package vern.rights.requests;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Persons;

/// One-time links that are sent to an address. Whoever follows one has that mailbox; if the company had the address already, it
/// shows who they are. A link works for a week, and once.
@Component
public class RequestLinks {

    public static final Duration WORKS = Duration.ofDays(7);
    private static final int TRIES = 5;

    private final JdbcClient database;
    private final Requests requests;
    private final Progress progress;
    private final Proofs proofs;

    /// What is held about the person, what they wrote, and whose address it is.
    @Component("linkProofs")
    record Proofs(KnownFacts facts, Correspondence words, Matching matching, Persons persons) {}

    RequestLinks(JdbcClient database, Requests requests, Progress progress, Proofs proofs) {
        this.database = database;
        this.requests = requests;
        this.progress = progress;
        this.proofs = proofs;
    }

    /// A link for a request, to be sent to the address that it came with.
    public String make(Request request) {
        var token = Code.token();
        database.sql("insert into rights.link (token, request, known, expires) values (?, ?, ?, ?)")
                .params(Code.digest(token), request.id(), onFile(request), Timestamp.from(progress.moment().plus(WORKS))).update();
        return token;
    }

    /// Whether the address that the request came with is one that the company has for the person it is about, and for nobody else. A link to any other
    /// shows only that someone has that mailbox, whoever a person at the desk has found since.
    private boolean onFile(Request request) {
        if (!request.recognised()) return false;
        var job = new Actor.Job("request-link", request.controller());
        var said = proofs.words().read(job, List.of(request), progress.moment()).getOrDefault(request.anchor(), Map.of());
        return Optional.ofNullable(said.get("email")).flatMap(email -> proofs.matching().only(request.controller(), Map.of("email", email.reveal())))
                .filter(proofs.persons().of(request.subject())::contains).isPresent();
    }

    /// The request that a link belongs to, while it works.
    public Optional<Request> working(String controller, String token) {
        return database.sql("select request from rights.link where token = ? and used is null and expires > ? and tries < ?")
                .params(Code.digest(token), Timestamp.from(progress.moment()), TRIES).query(Long.class).optional().map(requests::get)
                .filter(request -> request.controller().equals(controller) && request.open());
    }

    /// What came of using a link.
    public enum Used {
        /// The address is theirs, and that is proof enough or all that can be had by a link.
        SHOWN,
        /// The answers were not right; the link can be tried again a few times.
        WRONG,
        GONE
    }

    /// Uses it. With `answers` to what the company has, they count as two facts together with the link.
    public Used use(String controller, String token, Map<String, String> answers) {
        var request = working(controller, token);
        if (request.isEmpty()) return Used.GONE;
        database.sql("update rights.link set tries = tries + 1 where token = ?").param(Code.digest(token)).update();
        var self = new Actor.Job("request-link", controller);
        if (!answers.isEmpty() && !(request.get().recognised() && proofs.facts().right(self, request.get().subject(), answers))) return Used.WRONG;
        database.sql("update rights.link set used = ? where token = ? and used is null").params(Timestamp.from(progress.moment()), Code.digest(token)).update();
        if (request.get().recognised() && (!answers.isEmpty() || onFile(request.get()))) progress.identify(request.get(), answers.isEmpty() ? IdentityMethod.LINK : IdentityMethod.TWO_FACTS, self);
        return Used.SHOWN;
    }
}
