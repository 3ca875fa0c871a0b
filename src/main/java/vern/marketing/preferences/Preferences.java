package vern.marketing.preferences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Placing;
import vern.ledger.Records;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.Grounded;
import vern.marketing.MarketingKeeper;
import vern.statement.Category;
import vern.statement.Statement;

/// Reads and changes what one person wants. A channel that is closed is closed at once, whatever the purpose.
@Component
class Preferences {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final Grounded grounded;
    private final JdbcClient database;

    Preferences(Ledger.Setting setting, Ledger ledger, Gate gate, Grounded grounded, JdbcClient database) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        this.grounded = grounded;
        this.database = database;
    }

    /// A channel, and whether it is open.
    public record Way(String channel, boolean open) {}

    List<Way> ways(SubjectId subject) {
        return MarketingChannel.all().stream().map(channel -> new Way(channel.key(), grounded.closed(Set.of(subject), channel).isEmpty())).toList();
    }

    /// Opens these channels and closes the others; returns whether anything is open after it.
    boolean choose(String controller, SubjectId subject, Set<String> open) {
        var self = new Actor.Self(subject, controller);
        return setting.transactor().inTransaction(_ -> {
            for (var channel : MarketingChannel.all()) {
                boolean closed = !grounded.closed(Set.of(subject), channel).isEmpty();
                if (closed && open.contains(channel.key())) ledger.reopen(controller, subject, channel, self);
                if (!closed && !open.contains(channel.key())) ledger.close(controller, subject, channel, self);
            }
            return !open.isEmpty();
        });
    }

    /// The category in which the company may hold what someone says they are interested in, where it has one.
    Optional<Category> category(String controller) {
        var statement = statement(controller);
        return statement.categories().values().stream().filter(category -> category.fields().contains("interests") && category.sources().contains("person")).findFirst();
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }

    /// What the person has said, read by themselves.
    String interests(String controller, SubjectId subject) {
        return mine(controller, subject).stream().filter(holding -> holding.place().equals(MarketingKeeper.INTEREST)).flatMap(holding -> holding.field("interests").stream())
                .map(value -> value.reveal()).findFirst().orElse("");
    }

    private List<Holding> mine(String controller, SubjectId subject) {
        return switch (gate.use(Use.of(new Actor.Self(subject, controller), Gate.RIGHTS, "preferences"), subject)) {
            case Use.Answer.Given(var holdings) -> holdings;
            case Use.Answer.Refused _ -> List.of();
        };
    }

    /// Keeps what is said in place of what was said before; nothing said, nothing kept. False where there is no ground to keep it.
    boolean interested(String controller, SubjectId subject, String interests) {
        return setting.transactor().inTransaction(_ -> {
            var self = new Actor.Self(subject, controller);
            var holdings = mine(controller, subject);
            holdings.stream().filter(holding -> holding.place().equals(MarketingKeeper.INTEREST))
                    .forEach(holding -> new Records(setting).erase(controller, MarketingKeeper.INTEREST, holding.id(), self));
            return interests.isBlank() || keep(controller, subject, interests.strip(), holdings);
        });
    }

    private boolean keep(String controller, SubjectId subject, String interests, List<Holding> holdings) {
        var category = category(controller).orElseThrow();
        var now = setting.clock().instant();
        var wish = Placing.Wish.of(controller, category.key(), "person", subject, now).holding(new HashSet<>(List.of("interests")));
        var wishes = new ArrayList<>(List.of(wish));
        holdings.stream().flatMap(holding -> holding.anchor().stream()).distinct().map(wish::on).forEach(wishes::add);
        for (var one : wishes) {
            if (!(ledger.place(one) instanceof Placing.Granted(var terms))) continue;
            database.sql("insert into marketing.interest (subject, id, anchor, terms, collected, interests) values (?, nextval('marketing.record_id'), ?, ?, ?, ?)")
                    .params(java.util.Arrays.asList(subject.value(), one.anchor().map(anchor -> anchor.value()).orElse(null), terms.value(),
                            now.atZone(statement(controller).controller().zone()).toLocalDate(), interests)).update();
            return true;
        }
        return false;
    }
}
