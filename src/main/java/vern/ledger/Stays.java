package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What suspends: restrictions (Art. 18) and legal holds. Neither ever ends a ground.
public final class Stays {

    private Stays() {}

    /// One holding, by its number in the table where it lies. Without a place: whichever has the number, as was once written down.
    public record One(Optional<String> place, long id) {

        String name() {
            return place.map(table -> table + ":").orElse("") + id;
        }
    }

    /// What of a person's data is meant: all of it, or one category, one purpose, what hangs on one anchor, one holding of a category.
    public record Scope(Optional<String> category, Optional<String> purpose, Optional<AnchorId> anchor, Optional<One> holding) {

        private static final String PURPOSE = "purpose:";
        private static final Pattern HOLDING = Pattern.compile("holding:([a-z0-9-]+):(?:([a-z_]+\\.[a-z_]+):)?(\\d{1,18})");

        public static Scope everything() {
            return new Scope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Scope ofCategory(String category) {
            return new Scope(Optional.of(category), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Scope ofPurpose(String purpose) {
            return new Scope(Optional.empty(), Optional.of(purpose), Optional.empty(), Optional.empty());
        }

        public static Scope ofAnchor(AnchorId anchor) {
            return new Scope(Optional.empty(), Optional.empty(), Optional.of(anchor), Optional.empty());
        }

        public static Scope of(Holding holding) {
            return new Scope(Optional.of(holding.category()), Optional.empty(), Optional.empty(), Optional.of(new One(Optional.of(holding.place()), holding.id())));
        }

        /// As a form says it: `all`, a category, `purpose:KEY`, `holding:CATEGORY:PLACE:NUMBER`. An anchor has no such name.
        public static Scope named(String name) {
            if (name.equals("all")) return everything();
            if (name.startsWith(PURPOSE)) return ofPurpose(name.substring(PURPOSE.length()));
            var one = HOLDING.matcher(name);
            return one.matches() ? new Scope(Optional.of(one.group(1)), Optional.empty(), Optional.empty(), Optional.of(new One(Optional.ofNullable(one.group(2)), Long.parseLong(one.group(3))))) : ofCategory(name);
        }

        public String name() {
            return holding.map(one -> "holding:" + category.orElseThrow() + ":" + one.name()).or(() -> category).or(() -> purpose.map(PURPOSE::concat)).orElse("all");
        }

        /// Whether this is what was meant, also where the place was not said.
        public boolean meantBy(Scope said) {
            return equals(said) || said.holding().filter(one -> one.place().isEmpty()).isPresent()
                    && equals(new Scope(said.category, said.purpose, said.anchor, said.holding.map(one -> new One(holding.flatMap(One::place), one.id()))));
        }

        Map<String, String> told() {
            var told = new TreeMap<String, String>();
            category.ifPresent(c -> told.put("category", c));
            purpose.ifPresent(p -> told.put("purpose", p));
            anchor.ifPresent(a -> told.put("anchor", String.valueOf(a.value())));
            holding.ifPresent(one -> told.put("holding", one.name()));
            return told;
        }
    }

    /// Leaves out of an erasure the rows `h` of a table, of terms `t`, that a stay covers.
    static String notStayed(KeptTable table) {
        return notStayed(table.name());
    }

    static String notStayed(String table) {
        return """
                not exists (select 1 from ledger.stayed s where s.subject = h.subject
                    and (s.category is null or s.category = t.category) and (s.anchor is null or s.anchor = h.anchor)
                    and (s.holding is null or s.holding = h.id and (s.place is null or s.place = '%s'))
                    and (s.purpose is null or exists (select 1 from ledger.ground g where g.terms = h.terms and g.purpose = s.purpose)))""".formatted(table);
    }

    /// The same for many rows: nearly nobody has a stay, which is found out first.
    static String notStayedOfMany(KeptTable table) {
        return "(h.subject not in (select s.subject from ledger.stayed s) or " + notStayed(table) + ")";
    }

    static void restrict(Connection connection, int controller, SubjectId subject, Scope scope, String reason, Instant at) throws SQLException {
        begin(connection, controller, subject, "RESTRICTION", scope, reason, at);
    }

    static void hold(Connection connection, int controller, SubjectId subject, Scope scope, String reason, Instant at) throws SQLException {
        begin(connection, controller, subject, "HOLD", scope, reason, at);
    }

    private static void begin(Connection connection, int controller, SubjectId subject, String kind, Scope scope, String reason, Instant at)
            throws SQLException {
        var insert = Sql.of(connection, """
                insert into ledger.stay (subject, controller, kind, category, purpose, anchor, holding, place, reason, begun)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").with(subject.value(), controller, kind);
        optional(insert, scope.category(), Types.VARCHAR);
        optional(insert, scope.purpose(), Types.VARCHAR);
        optional(insert, scope.anchor().map(AnchorId::value), Types.BIGINT);
        optional(insert, scope.holding().map(One::id), Types.BIGINT);
        optional(insert, scope.holding().flatMap(One::place), Types.VARCHAR);
        insert.with(reason, at).run();
    }

    private static void optional(Sql insert, Optional<?> value, int type) {
        if (value.isPresent()) insert.with(value.get());
        else insert.withAbsent(type);
    }

    /// How a stay of one kind ends.
    interface Ending {
        void end(Connection connection, SubjectId subject, Scope scope, Instant at) throws SQLException;
    }

    /// A restriction that was asked for. What an objection, a changed text or a dispute suspends ends by its own answer, see [#answered] and [Disputes].
    static void lift(Connection connection, SubjectId subject, Scope scope, Instant at) throws SQLException {
        end(connection, "RESTRICTION", subject, scope, at);
    }

    static void release(Connection connection, SubjectId subject, Scope scope, Instant at) throws SQLException {
        end(connection, "HOLD", subject, scope, at);
    }

    private static void end(Connection connection, String kind, SubjectId subject, Scope scope, Instant at) throws SQLException {
        Sql.of(connection, """
                update ledger.stay set lifted = ? where subject = ? and lifted is null and kind = ? and coalesce(category, '') = ?
                    and coalesce(purpose, '') = ? and coalesce(anchor, 0) = ? and coalesce(holding, 0) = ?
                    and coalesce(place, '') = ? and reason <> all(?) and not starts_with(reason, ?)""")
                .with(at, subject.value(), kind, scope.category().orElse(""), scope.purpose().orElse(""),
                        scope.anchor().map(AnchorId::value).orElse(0L), scope.holding().map(One::id).orElse(0L),
                        scope.holding().flatMap(One::place).orElse("")).withTexts(OWN_ANSWER).with(DISPUTED).run();
    }

    /// How the reason begins where a request says that something is wrong; its number follows. Ends with the request alone, see [Disputes].
    static final String DISPUTED = "disputed ";

    /// Why a purpose is suspended whose text has changed so that an earlier yes does not cover it: until the person has answered.
    public static final String ASKED_AGAIN = "asked-again";

    /// Why a purpose is suspended that was objected to: until the objection has been weighed.
    static final String OBJECTION = "objection";

    static final java.util.List<String> OWN_ANSWER = java.util.List.of(ASKED_AGAIN, OBJECTION);

    /// What a purpose was suspended for has been answered: by the person, yes or no, or by whoever weighed the objection.
    static void answered(Connection connection, SubjectId subject, String purpose, String suspended, Instant at) throws SQLException {
        Sql.of(connection, "update ledger.stay set lifted = ? where subject = ? and lifted is null and purpose = ? and reason = ?")
                .with(at, subject.value(), purpose, suspended).run();
    }
}
