package vern.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;

/// Finds what came from others, opens the duty to tell of it once for each person and source, and ends it.
@Component
public class SourceNotices {

    /// The words of a statement for what comes from the person, from their own doing, from their customer relation, or by a duty of
    /// law to obtain it (Art. 14(5)(c)). Every other word is somebody else.
    private static final Set<String> OWN = Set.of("person", "form", "customer", "email", "phone", "chat", "web", "order", "letter", "demonstration", "observed", "staff", "bank",
            "credit-bureau", "authority");
    private static final String COLUMNS = "subject, id, controller, source, category, obtained, due, told, way, letter";

    private final Ledger.Setting setting;
    private final JdbcClient database;
    private final String everyone;
    private final String some;

    SourceNotices(Ledger.Setting setting, JdbcClient database, Keepers keepers) {
        this.setting = setting;
        this.database = database;
        everyone = obtained(keepers, "");
        some = obtained(keepers, " and h.subject = any(:subjects)");
    }

    private static String obtained(Keepers keepers, String whose) {
        return keepers.tables().stream().filter(SourceNotices::hasAddresses).map(table -> obtained(table, whose)).collect(Collectors.joining(" union all "));
    }

    /// Where people are held with an address of theirs; what hangs on them without one is told of with it.
    private static boolean hasAddresses(KeptTable table) {
        return !table.streamed() && !table.name().startsWith("mail.") && (table.column("email").isPresent() || table.column("phone").isPresent());
    }

    private static String obtained(KeptTable table, String whose) {
        return """
                select h.subject, t.controller, t.source, t.category, h.collected as day from %1$s h join ledger.terms t on t.id = h.terms
                where t.source <> all(:own)%2$s
                union all
                select h.subject, t.controller, p.source, t.category, p.at::date from ledger.provenance p join %1$s h on h.subject = p.subject and h.id = p.holding
                    join ledger.terms t on t.id = h.terms
                where p.place = '%1$s' and p.source <> all(:own)%2$s""".formatted(table.name(), whose);
    }

    /// Whether the company has declared at all that something may come from somebody else; without it nobody is to be told of anything.
    boolean possible(String controller) {
        return setting.declarations().versions(controller).stream().flatMap(version -> version.categories().values().stream())
                .anyMatch(category -> !OWN.containsAll(category.sources()));
    }

    private record Found(SubjectId subject, SourceNotice.Obtained what) {}

    /// Opens what is not open yet, of everyone.
    void open() {
        open(database.sql(unopened(everyone)));
    }

    /// The same for some people.
    void open(Collection<SubjectId> people) {
        open(database.sql(unopened(some)).param("subjects", numbers(people)));
    }

    private static Long[] numbers(Collection<SubjectId> people) {
        return people.stream().map(SubjectId::value).toArray(Long[]::new);
    }

    private void open(JdbcClient.StatementSpec unopened) {
        setting.transactor().inTransaction(connection -> {
            var all = found(unopened);
            all.forEach(found -> database.sql("""
                    insert into sources.notice (subject, controller, source, category, obtained, due) values (?, ?, ?, ?, ?, ?) on conflict (subject, source) do nothing""")
                    .params(found.subject().value(), found.what().controller(), found.what().source(), found.what().category(), found.what().day(), due(found.what())).update());
            return all;
        });
    }

    private static String unopened(String obtained) {
        return "select o.subject, c.key, o.source, min(o.category) as category, min(o.day) as day from (" + obtained
                + ") o join ledger.controller c on c.id = o.controller where not exists (select 1 from sources.notice n where n.subject = o.subject and n.source = o.source)"
                + " group by o.subject, c.key, o.source";
    }

    private static List<Found> found(JdbcClient.StatementSpec unopened) {
        return unopened.param("own", OWN.toArray(String[]::new))
                .query((row, n) -> new Found(new SubjectId(row.getLong("subject")),
                        new SourceNotice.Obtained(row.getString("key"), row.getString("source"), row.getString("category"), row.getObject("day", LocalDate.class)))).list();
    }

    private LocalDate due(SourceNotice.Obtained what) {
        var country = setting.declarations().inForce(what.controller(), setting.clock().instant()).controller().country();
        return setting.law().pack(new Country(country)).sourceNoticeDue(what.day());
    }

    /// Whether anything of it is held still.
    boolean stillHeld(SourceNotice notice) {
        return database.sql("select exists (select 1 from (" + some + ") o where o.source = :source)").param("own", OWN.toArray(String[]::new))
                .param("subjects", numbers(List.of(notice.subject()))).param("source", notice.what().source()).query(Boolean.class).single();
    }

    /// Those of a company who have not been told, the most urgent first.
    public List<SourceNotice> untold(String controller, int most) {
        return database.sql("select " + COLUMNS + " from sources.notice where controller = ? and told is null order by due, id limit ?").params(controller, most)
                .query(SourceNotices::row).list();
    }

    List<SourceNotice> told(String controller, int most) {
        return database.sql("select " + COLUMNS + " from sources.notice where controller = ? and told is not null order by told desc, id desc limit ?").params(controller, most)
                .query(SourceNotices::row).list();
    }

    /// Those of some people who have something left to be told.
    Set<SubjectId> untold(Collection<SubjectId> people) {
        return Set.copyOf(database.sql("select distinct subject from sources.notice where subject = any(?) and told is null").param(numbers(people))
                .query((row, n) -> new SubjectId(row.getLong(1))).list());
    }

    /// What a person was, or is to be, told of; what is gone is not among it.
    public List<SourceNotice> of(SubjectId subject) {
        return database.sql("select " + COLUMNS + " from sources.notice where subject = ? and way is distinct from 'gone' order by obtained, id").param(subject.value())
                .query(SourceNotices::row).list();
    }

    Optional<SourceNotice> find(String controller, long id) {
        return database.sql("select " + COLUMNS + " from sources.notice where controller = ? and id = ?").params(controller, id).query(SourceNotices::row).optional();
    }

    /// The duty has ended, in this way. False if it had before.
    boolean end(SourceNotice notice, SourceNotice.Way way, Optional<Long> letter, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var account = actor instanceof Actor.Staff staff ? Optional.of(staff.account()) : Optional.<Long>empty();
            boolean ended = database.sql("update sources.notice set told = ?, way = ?, letter = ?, account = ? where subject = ? and id = ? and told is null")
                    .params(Arrays.asList(now.atOffset(ZoneOffset.UTC), way.code(), letter.orElse(null), account.orElse(null), notice.subject().value(), notice.id())).update() == 1;
            if (ended) Trail.append(connection, new Entry(now, notice.what().controller(), actor.audited(), "sources.told", OptionalLong.of(notice.subject().value()),
                    Map.of("source", notice.what().source(), "way", way.code())));
            return ended;
        });
    }

    private static SourceNotice row(ResultSet row, int number) throws SQLException {
        var what = new SourceNotice.Obtained(row.getString("controller"), row.getString("source"), row.getString("category"), row.getObject("obtained", LocalDate.class));
        return new SourceNotice(new SubjectId(row.getLong("subject")), row.getLong("id"), what, row.getObject("due", LocalDate.class),
                Optional.ofNullable(row.getObject("told", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("way")).flatMap(SourceNotice.Way::of), Optional.ofNullable(row.getObject("letter", Long.class)));
    }
}
