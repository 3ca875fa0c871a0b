package vern.cases.chat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.cases.Arrival;
import vern.cases.Arrivals;
import vern.cases.Arrived;
import vern.cases.CaseId;
import vern.cases.Channel;
import vern.cases.Entries;
import vern.cases.Kind;
import vern.cases.Matter;
import vern.cases.Matters;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Use;

/// Conversations that are going on. Whoever has the address of one takes part in it; it is as long as a key, is stored as a digest, and
/// opens nothing once the case is closed.
@Component
class Talks {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NEW_IN_A_MINUTE = 30;
    private static final int LINES = 200;

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Arrivals arrivals;
    private final Books books;

    /// What a conversation is kept in.
    @Component
    record Books(Matters matters, Entries entries, JdbcClient database) {}

    Talks(Ledger.Setting setting, Gate gate, Arrivals arrivals, Books books) {
        this.setting = setting;
        this.gate = gate;
        this.arrivals = arrivals;
        this.books = books;
    }

    /// What became of a wish to talk.
    sealed interface Begun {
        record Talk(String token) implements Begun {
            @Override
            public String toString() {
                return "Talk[…]";
            }
        }

        record Not(Arrived.Refused why) implements Begun {}

        /// So many at once that it is hardly people.
        record TooMany() implements Begun {}
    }

    Begun begin(String controller, Map<String, String> fields, String language) {
        long lately = books.database().sql("select count(*) from cases.talk where controller = ? and opened > ?")
                .params(controller, at(moment().minus(Duration.ofMinutes(1)))).query(Long.class).single();
        if (lately >= NEW_IN_A_MINUTE) return new Begun.TooMany();
        var way = new Arrival.Way(Optional.empty(), Optional.empty(), language, false, List.of(), Optional.empty());
        return setting.transactor().inTransaction(connection -> switch (arrivals.take(new Arrival(controller, Channel.CHAT, Kind.ENQUIRY, fields, way), actor(controller))) {
            case Arrived.Opened(var id, var subject, var left) -> {
                var token = token();
                books.database().sql("insert into cases.talk (subject, matter, controller, digest, opened) values (?, ?, ?, ?, ?)")
                        .params(subject.value(), id.value(), controller, digest(token), at(moment())).update();
                yield new Begun.Talk(token);
            }
            case Arrived.Refused refused -> new Begun.Not(refused);
        });
    }

    Optional<Matter> find(String controller, String token) {
        return books.database().sql("select matter from cases.talk where controller = ? and digest = ?").params(controller, digest(token)).query(Long.class).optional()
                .flatMap(id -> books.matters().find(controller, new CaseId(id)));
    }

    /// One thing said; false if there is no more talking.
    boolean say(Matter matter, String text) {
        if (!matter.open() || books.entries().turns(matter.id()).size() >= LINES) return false;
        var way = new Arrival.Way(Optional.empty(), Optional.of(matter.subject()), matter.filed().language(), false, List.of(), Optional.empty());
        return arrivals.add(matter, new Arrival(matter.controller(), Channel.CHAT, matter.kind(), Map.of("message", text), way), actor(matter.controller())).isPresent();
    }

    /// One line as both sides read it; `ours` if the company said it. Notes are not among them.
    record Line(boolean ours, String text, Instant at) {
        @Override
        public String toString() {
            return "Line[…]";
        }
    }

    List<Line> lines(Matter matter) {
        var statement = setting.declarations().inForce(matter.controller(), moment());
        var held = new java.util.HashMap<Long, String>();
        for (var purpose : statement.purposes().values()) {
            if (!purpose.categories().containsKey(matter.filed().category())) continue;
            var use = Use.of(actor(matter.controller()), purpose.key(), "chat").about(matter.id().said()).only(matter.filed().category());
            if (gate.useAt(use, List.of(matter.filed().anchor())) instanceof Use.Answer.Given(var holdings) && !holdings.isEmpty()) {
                holdings.stream().filter(holding -> holding.place().equals(Entries.ENTRY)).forEach(holding -> holding.field("message").ifPresent(text -> held.put(holding.id(), text.reveal())));
                break;
            }
        }
        var lines = new ArrayList<Line>();
        for (var turn : books.entries().turns(matter.id())) {
            var text = held.get(turn.entry());
            if (text != null && turn.way() != Entries.Way.NOTE) lines.add(new Line(turn.way() == Entries.Way.OUT, text, turn.at()));
        }
        return lines;
    }

    private static Actor actor(String controller) {
        return new Actor.Job("chat", controller);
    }

    private static String token() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String token) {
        return Entries.digest("chat/" + token);
    }

    private Instant moment() {
        return setting.clock().instant();
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
