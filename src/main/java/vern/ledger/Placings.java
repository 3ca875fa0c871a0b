package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.statement.Statement;

/// Decides under which terms something may be held. Many at once are decided alike; what they share is looked up and written once.
final class Placings {

    private final Declarations declarations;
    private final Grounds grounds;
    private final Terms terms;
    private final Clock clock;

    Placings(Ledger.Setting setting, Grounds grounds, Terms terms) {
        declarations = setting.declarations();
        clock = setting.clock();
        this.grounds = grounds;
        this.terms = terms;
    }

    Placing of(Connection connection, Placing.Wish wish, Map<String, Instant> happened) throws SQLException {
        var refused = refused(wish);
        if (refused.isPresent()) return refused.get();
        var standing = bare(wish, happened);
        var kind = kind(wish, wish.newSubject() ? standing : Persons.said(connection, statement(wish), wish, standing));
        return live(kind) ? new Placing.Granted(terms.intern(connection, kind, clock.instant())) : new Placing.Refused(Placing.Reason.NO_GROUND);
    }

    /// In the order of the wishes.
    List<Placing> of(Connection connection, List<Placing.Wish> wishes) throws SQLException {
        var kinds = kinds(connection, wishes.stream().filter(wish -> refused(wish).isEmpty()).distinct().toList());
        var live = new HashSet<Terms.Kind>();
        for (var kind : new HashSet<>(kinds.values())) if (live(kind)) live.add(kind);
        var found = terms.intern(connection, live, clock.instant());
        return wishes.stream().map(wish -> refused(wish).<Placing>map(one -> one).orElseGet(() -> live.contains(kinds.get(wish))
                ? new Placing.Granted(found.get(kinds.get(wish))) : new Placing.Refused(Placing.Reason.NO_GROUND))).toList();
    }

    private Map<Placing.Wish, Terms.Kind> kinds(Connection connection, List<Placing.Wish> wishes) throws SQLException {
        var happened = Anchors.clocks(connection, wishes.stream().flatMap(wish -> wish.anchor().stream()).distinct().toList());
        var known = wishes.stream().filter(wish -> !wish.newSubject()).map(Placing.Wish::subject).distinct().toList();
        var marks = Marks.of(connection, known);
        var joined = Persons.others(connection, known).keySet();
        var kinds = new HashMap<Placing.Wish, Terms.Kind>();
        for (var wish : wishes) {
            var standing = bare(wish, wish.anchor().map(anchor -> happened.getOrDefault(anchor, Map.of())).orElse(Map.of()));
            kinds.put(wish, kind(wish, joined.contains(wish.subject()) ? Persons.said(connection, statement(wish), wish, standing)
                    : Persons.said(statement(wish), wish, standing, marks.getOrDefault(wish.subject(), List.of()))));
        }
        return kinds;
    }

    private Optional<Placing.Refused> refused(Placing.Wish wish) {
        var statement = declarations.inForce(wish.controller(), clock.instant());
        var category = statement.categories().get(wish.category());
        if (category == null) return Optional.of(new Placing.Refused(Placing.Reason.UNKNOWN_CATEGORY));
        if (!category.sources().contains(wish.source())) return Optional.of(new Placing.Refused(Placing.Reason.UNDECLARED_SOURCE));
        if (!category.fields().containsAll(wish.fields())) return Optional.of(new Placing.Refused(Placing.Reason.UNDECLARED_FIELD));
        return outside(statement.contexts(), wish) ? Optional.of(new Placing.Refused(Placing.Reason.OUTSIDE_CONTEXT)) : Optional.empty();
    }

    private static boolean outside(Map<String, Statement.Context> contexts, Placing.Wish wish) {
        return wish.context().map(contexts::get).map(context -> !context.categories().contains(wish.category()))
                .orElse(wish.context().isPresent());
    }

    private int version(Placing.Wish wish) {
        return declarations.collectedUnder(wish.controller(), wish.collected());
    }

    private Statement statement(Placing.Wish wish) {
        return declarations.version(wish.controller(), version(wish)).orElseThrow();
    }

    /// How it stands before anything that the person has said.
    private Standing bare(Placing.Wish wish, Map<String, Instant> happened) {
        var events = new HashMap<>(happened);
        events.put("collected", wish.collected());
        var standing = Standing.of(grounds.canonical(statement(wish), wish.category(), events));
        standing.particulars().putAll(wish.particulars());
        return standing;
    }

    private Terms.Kind kind(Placing.Wish wish, Standing standing) {
        return new Terms.Kind(wish.controller(), version(wish), wish.category(), wish.source(), standing);
    }

    private boolean live(Terms.Kind kind) {
        return terms.groundsOf(kind, clock.instant()).stream().anyMatch(ground -> ground.livesAt(clock.instant()));
    }
}
