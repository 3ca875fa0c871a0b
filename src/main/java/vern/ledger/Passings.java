package vern.ledger;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vern.audit.Entry;
import vern.audit.Trail;

/// What was passed on, of whom, to whom. Written in the transaction in which it is passed on; whether it may be is asked before.
public final class Passings {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Clock clock;

    public Passings(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        clock = setting.clock();
    }

    /// One passing-on of some categories of a person's data. `country` is where it goes, ISO 3166; `mechanism` what carries it
    /// there, if it leaves the EEA; `matter` the number of the case or order.
    public record Passed(SubjectId subject, String recipient, String purpose, Collection<String> categories, String country,
                         Optional<String> mechanism, Optional<String> matter) {
        public Passed {
            categories = categories.stream().sorted().toList();
        }
    }

    public void record(Actor actor, Passed passed) {
        transactor.inTransaction(connection -> {
            var insert = Sql.of(connection, """
                    insert into ledger.disclosure (subject, controller, at, recipient, purpose, categories, country, mechanism, matter)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""").with(passed.subject().value(), declarations.id(actor.controller()), clock.instant(),
                    passed.recipient(), passed.purpose()).withTexts(passed.categories()).with(passed.country());
            optional(insert, passed.mechanism());
            optional(insert, passed.matter());
            insert.run();
            Trail.append(connection, new Entry(clock.instant(), actor.controller(), actor.audited(), "ledger.disclosed",
                    OptionalLong.of(passed.subject().value()), Map.of("recipient", passed.recipient(), "purpose", passed.purpose(),
                    "country", passed.country(), "categories", String.join(".", passed.categories()))));
            return passed;
        });
    }

    private static void optional(Sql insert, Optional<String> value) {
        if (value.isPresent()) insert.with(value.get());
        else insert.withAbsent(Types.VARCHAR);
    }

    /// One line of what was passed on to a recipient.
    public record Latest(Instant at, SubjectId subject, String purpose, List<String> categories, String country, Optional<String> matter) {
        public Latest {
            categories = List.copyOf(categories);
        }
    }

    /// What was last passed on to a recipient, newest first.
    public List<Latest> latest(String controller, String recipient, int most) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select at, subject, purpose, categories, country, matter from ledger.disclosure
                where controller = ? and recipient = ? order by at desc, id desc limit ?""").with(declarations.id(controller), recipient, most)
                .list(row -> new Latest(Sql.instant(row, "at"), new SubjectId(row.getLong("subject")), row.getString("purpose"),
                        List.of((String[]) row.getArray("categories").getArray()), row.getString("country"), Optional.ofNullable(row.getString("matter")))));
    }

    /// As far as is counted: whoever passes on more than that to one recipient in a year wants no exact number, and nobody waits for it.
    public static final int MOST_COUNTED = 10_000;

    /// How often something went to a recipient, and about how many people; of more than [#MOST_COUNTED] times the newest are counted.
    public record Flow(long times, long people) {}

    /// What went to a recipient since `from`.
    public Flow flow(String controller, String recipient, Instant from) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select count(*) as times, count(distinct subject) as people from (
                    select subject from ledger.disclosure where controller = ? and recipient = ? and at >= ? order by at desc limit ?) newest""")
                .with(declarations.id(controller), recipient, from, MOST_COUNTED).first(row -> new Flow(row.getLong("times"), row.getLong("people")))).orElseThrow();
    }
}
