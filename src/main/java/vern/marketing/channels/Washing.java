package vern.marketing.channels;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Phones;

/// Compares the company's customers with a register's file, and remembers who was in it until the next one. For telephone a line of the
/// file is a number, for post a name, a semicolon and a postal code.
@Component
public class Washing {

    private final Ledger.Setting setting;
    private final Gate gate;
    private final JdbcClient database;

    Washing(Ledger.Setting setting, Gate gate, JdbcClient database) {
        this.setting = setting;
        this.gate = gate;
        this.database = database;
    }

    /// How many of the company's people were found. `version` is the date that the register gives its file.
    public int wash(MarketingChannel channel, LocalDate version, Stream<String> lines, Actor actor) {
        var country = new Country(setting.declarations().inForce(actor.controller(), moment()).controller().country());
        var reserved = new HashSet<String>();
        lines.forEach(line -> key(channel, line, country).ifPresent(reserved::add));
        return setting.transactor().inTransaction(connection -> {
            var found = new HashSet<SubjectId>();
            for (var holding : held(actor)) {
                if (lineOf(channel, holding).flatMap(line -> key(channel, line, country)).filter(reserved::contains).isPresent()) found.add(holding.subject());
            }
            remember(channel, version, found, actor.controller());
            Trail.append(connection, new Entry(moment(), actor.controller(), actor.audited(), "marketing.washed", OptionalLong.empty(),
                    Map.of("channel", channel.key(), "version", version.toString(), "found.count", "" + found.size())));
            return found.size();
        });
    }

    private static Optional<String> key(MarketingChannel channel, String line, Country country) {
        if (channel == MarketingChannel.PHONE) return Phones.normalise(line.strip(), country);
        var parts = line.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
        return parts.length == 2 ? Optional.of(parts[0].replaceAll("\\s+", " ") + ";" + parts[1].replace(" ", "")) : Optional.empty();
    }

    private static Optional<String> lineOf(MarketingChannel channel, Holding holding) {
        if (channel == MarketingChannel.PHONE) return holding.field("phone").map(value -> value.reveal());
        return holding.field("name").flatMap(name -> holding.field("postal-code").map(code -> name.reveal() + ";" + code.reveal()));
    }

    private List<Holding> held(Actor actor) {
        var purposes = setting.declarations().inForce(actor.controller(), moment()).purposes().values();
        return purposes.stream().filter(purpose -> purpose.directMarketing()).flatMap(purpose -> switch (gate.useAll(Use.of(actor, purpose.key(), "wash"), Integer.MAX_VALUE)) {
            case Use.Answer.Given(var holdings) -> holdings.stream();
            case Use.Answer.Refused ignored -> Stream.<Holding>empty();
        }).toList();
    }

    private void remember(MarketingChannel channel, LocalDate version, Set<SubjectId> found, String controller) {
        database.sql("delete from marketing.reserved where controller = ? and channel = ?").params(controller, channel.key()).update();
        found.forEach(subject -> database.sql("insert into marketing.reserved (subject, channel, controller) values (?, ?, ?)")
                .params(subject.value(), channel.key(), controller).update());
        database.sql("insert into marketing.wash (controller, channel, version, washed, found) values (?, ?, ?, ?, ?)")
                .params(controller, channel.key(), version, moment().atOffset(ZoneOffset.UTC), (long) found.size()).update();
    }

    /// The date of the register that the lists were last compared with.
    public Optional<LocalDate> last(String controller, MarketingChannel channel) {
        return database.sql("select version from marketing.wash where controller = ? and channel = ? order by version desc, id desc limit 1")
                .params(controller, channel.key()).query(LocalDate.class).optional();
    }

    /// Who stands in the register, of these.
    Set<SubjectId> reserved(MarketingChannel channel, String controller) {
        return Set.copyOf(database.sql("select subject from marketing.reserved where controller = ? and channel = ?").params(controller, channel.key())
                .query((row, n) -> new SubjectId(row.getLong(1))).list());
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
