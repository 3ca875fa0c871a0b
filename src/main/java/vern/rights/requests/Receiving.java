package vern.rights.requests;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.statement.Statement;

/// Takes a request in, from whatever channel: one for each right that was asked for, each on its clock from the day it came.
@Component
public class Receiving {

    private final Ledger ledger;
    private final Declarations declarations;
    private final Parts parts;
    private final Diary diary;
    private final JdbcClient database;

    /// What taking in is made of.
    @Component
    record Parts(Requests requests, Correspondence words, Matching matching, Deadlines deadlines, Disputed disputed, Ages ages) {}

    Receiving(Ledger.Setting setting, Ledger ledger, Parts parts, Diary diary, JdbcClient database) {
        this.ledger = ledger;
        declarations = setting.declarations();
        this.parts = parts;
        this.diary = diary;
        this.database = database;
    }

    /// The requests that were made, and the code by which they are followed without an account; shown once.
    public record Received(List<Request> requests, String code) {
        public Received {
            requests = List.copyOf(requests);
        }

        public Request first() {
            return requests.getFirst();
        }

        @Override
        public String toString() {
            return "Received" + requests;
        }
    }

    private record From(SubjectId subject, boolean recognised, boolean someoneNew) {}

    public Received take(Application application, Actor actor) {
        return diary.inTransaction(connection -> {
            database.sql("select pg_advisory_xact_lock(hashtext('rights.request'), hashtext(?))").param(application.controller()).query().singleRow();
            var now = diary.moment();
            var statement = declarations.inForce(application.controller(), now);
            var from = from(application);
            var code = Code.fresh();
            var taken = new ArrayList<Request>();
            for (var kind : application.kinds().stream().sorted().toList()) {
                if (!statement.rights().granted().containsKey(kind.key())) throw new IllegalArgumentException("the statement does not grant " + kind.key());
                var request = write(statement, application, from, new Made(kind, code, now));
                diary.write(connection, new Diary.Happening(request, actor, "received", application.channel().key()));
                if (request.joined().isPresent()) diary.write(connection, new Diary.Happening(request, actor, "looks-alike", "K-" + request.joined().get()));
                parts.disputed().begin(request, actor);
                taken.add(request);
            }
            return new Received(taken, code);
        });
    }

    private From from(Application application) {
        if (application.who().isPresent()) return new From(application.who().get(), true, false);
        if (application.agent()) return new From(ledger.subject(application.controller()), false, true);
        var known = parts.matching().only(application.controller(), application.said());
        if (known.isPresent()) return new From(known.get(), true, false);
        var before = parts.matching().askedBefore(application.controller(), application.said());
        return before.map(subject -> new From(subject, false, false)).orElseGet(() -> new From(ledger.subject(application.controller()), false, true));
    }

    private record Made(RequestKind kind, String code, Instant now) {}

    private Request write(Statement statement, Application application, From from, Made made) {
        var received = application.came().filter(came -> came.isBefore(made.now())).orElse(made.now());
        var anchor = ledger.open(application.controller(), "case", Optional.empty(), Map.of("case-opened", received));
        var said = new TreeMap<>(application.said());
        said.put("received", received.atZone(statement.controller().zone()).toLocalDate().toString());
        parts.words().write(statement, new Correspondence.Place(from.subject(), anchor, from.someoneNew(), received), source(statement, application.channel()), said);
        var earlier = parts.requests().of(from.subject()).stream().filter(one -> one.open() && one.kind() == made.kind() && one.about().equals(application.about())).findFirst();
        var id = database.sql("""
                insert into rights.request (controller, number, kind, channel, language, subject, recognised, anchor, received, due, month,
                    state, about, joined, agent, code, through_guardian)
                values (?, (select coalesce(max(number), 0) + 1 from rights.request where controller = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)
                returning id""")
                .params(application.controller(), application.controller(), made.kind().key(), application.channel().key(), application.language(),
                        from.subject().value(), from.recognised(), anchor.value(), Timestamp.from(received),
                        parts.deadlines().due(statement, received), parts.deadlines().month(statement, received), application.about().orElse(null),
                        earlier.map(Request::number).orElse(null), application.agent(), Code.digestOfCode(made.code()), from.recognised() && parts.ages().throughGuardian(statement, made.kind(), from.subject()))
                .query(Long.class).single();
        return parts.requests().get(id);
    }

    private static String source(Statement statement, Channel channel) {
        var declared = statement.categories().get(RequestsKeeper.CATEGORY).sources();
        if (channel == Channel.LETTER && declared.contains("letter")) return "letter";
        return channel == Channel.PRINCIPAL && declared.contains("customer") ? "customer" : "person";
    }

    /// A new code for someone who has lost theirs, given by telephone or letter once they have shown who they are.
    public String renew(Request request, Actor actor) {
        return diary.inTransaction(connection -> {
            var code = Code.fresh();
            database.sql("update rights.request set code = ? where id = ?").params(Code.digestOfCode(code), request.id()).update();
            diary.write(connection, new Diary.Happening(request, actor, "code-renewed", ""));
            return code;
        });
    }
}
