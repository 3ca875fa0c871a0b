package vern.marketing.channels;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.Keepers;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.marketing.Grounded;
import vern.marketing.Grounded.Verdict;
import vern.statement.Basis;

/// Lists of people to call or to write to by post. Made only from a wash that is good today, of those who may be reached that way, and
/// every person on one has a row in the log.
@Component
public class CallLists {

    private final Ledger.Setting setting;
    private final Grounded grounded;
    private final Washing washing;
    private final Keepers keepers;
    private final JdbcClient database;

    CallLists(Ledger.Setting setting, Grounded grounded, Washing washing, Keepers keepers, JdbcClient database) {
        this.setting = setting;
        this.grounded = grounded;
        this.washing = washing;
        this.keepers = keepers;
        this.database = database;
    }

    /// A list, or why there is none.
    public sealed interface Made {

        /// One line for each person.
        record Rows(List<Line> lines) implements Made {
            public Rows {
                lines = List.copyOf(lines);
            }
        }

        /// The register must be asked again first.
        record OutdatedWash() implements Made {}

        /// Nobody may be called now, and by the time somebody may, the list could be wrong.
        record OutsideHours() implements Made {}
    }

    /// Whom, and at which holding.
    public record Line(SubjectId subject, Holding at) {}

    /// From when one may call again, and how long that day.
    public record Waiting(LocalDateTime next, LocalTime until) {}

    public Made make(MarketingChannel channel, List<String> purposes, List<String> similarTo, Actor.Staff actor) {
        if (!washed(actor.controller(), channel)) return new Made.OutdatedWash();
        if (channel == MarketingChannel.PHONE && waiting(actor.controller()).isPresent()) return new Made.OutsideHours();
        return setting.transactor().inTransaction(connection -> {
            var reserved = washing.reserved(channel, actor.controller());
            var lines = new ArrayList<Line>();
            grounded.of(new Grounded.Wish(actor, purposes, channel, similarTo, channel == MarketingChannel.PHONE ? "call-list" : "address-list"), people(actor, channel))
                    .forEach((subject, verdict) -> {
                        if (verdict instanceof Verdict.Yes yes && (asked(actor, yes.purpose()) || !reserved.contains(subject))) lines.add(new Line(subject, yes.at()));
                    });
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "marketing.list-made", OptionalLong.empty(),
                    Map.of("channel", channel.key(), "people.count", "" + lines.size())));
            return new Made.Rows(lines);
        });
    }

    /// Whether the last comparison with the register is good today.
    public boolean washed(String controller, MarketingChannel channel) {
        var company = setting.declarations().inForce(controller, setting.clock().instant()).controller();
        var today = LocalDate.ofInstant(setting.clock().instant(), company.zone());
        var rule = setting.law().pack(new Country(company.country())).calls(today);
        return washing.last(controller, channel).filter(version -> rule.washed(version, today)).isPresent();
    }

    /// Whether one has to wait, now, before consumers may be called.
    public Optional<Waiting> waiting(String controller) {
        var company = setting.declarations().inForce(controller, setting.clock().instant()).controller();
        var law = setting.law().pack(new Country(company.country()));
        var now = LocalDateTime.ofInstant(setting.clock().instant(), company.zone());
        if (law.mayCall(now)) return Optional.empty();
        return law.callsBeginAgain(now).flatMap(next -> law.calls(next.toLocalDate()).hours().map(hours -> new Waiting(next, hours.until())));
    }

    /// A yes to this one company goes before the register.
    private boolean asked(Actor actor, String purpose) {
        return setting.declarations().inForce(actor.controller(), setting.clock().instant()).purposes().get(purpose).basis() == Basis.CONSENT;
    }

    private List<SubjectId> people(Actor actor, MarketingChannel channel) {
        var found = new ArrayList<SubjectId>();
        for (var table : keepers.tables()) {
            var column = table.column(Grounded.field(channel));
            if (column.isEmpty() || table.name().startsWith("mail.") || table.column("name").isEmpty()) continue;
            found.addAll(database.sql("select distinct h.subject from " + table.name() + " h join ledger.terms t on t.id = h.terms"
                            + " join ledger.controller c on c.id = t.controller where c.key = ? and h." + column.get() + " is not null").param(actor.controller())
                    .query((row, n) -> new SubjectId(row.getLong(1))).list());
        }
        return found.stream().distinct().toList();
    }
}
