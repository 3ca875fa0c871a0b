package vern.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// The cases' bookkeeping. Nothing of a person stands in it.
@Component
public final class Matters {

    private static final String COLUMNS = "subject, id, controller, kind, channel, state, category, anchor, token, language, urgent, assignee, opened,"
            + " first_answer, touched, closed, version";

    private final JdbcClient database;

    Matters(JdbcClient database) {
        this.database = database;
    }

    CaseId number() {
        return new CaseId(database.sql("select nextval('cases.case_id')").query(Long.class).single());
    }

    void open(Matter matter) {
        database.sql("insert into cases.matter (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ?, null, ?, null, 1)")
                .params(matter.subject().value(), matter.id().value(), matter.controller(), matter.kind().code(), matter.channel().code(), matter.state().code(),
                        matter.filed().category(), matter.filed().anchor().value(), matter.filed().token(), matter.filed().language(), matter.course().urgent(),
                        at(matter.course().opened()), at(matter.course().touched())).update();
    }

    public Optional<Matter> find(String controller, CaseId id) {
        return database.sql("select " + COLUMNS + " from cases.matter where id = ? and controller = ?").params(id.value(), controller).query(Matters::row).optional();
    }

    /// The case that a mail answers, by the number of an earlier one.
    Optional<Matter> ofThread(String controller, byte[] digest) {
        return database.sql("select m.id from cases.thread t join cases.matter m on m.id = t.matter and m.controller = t.controller where t.controller = ? and t.digest = ?")
                .params(controller, digest).query(Long.class).optional().flatMap(id -> find(controller, new CaseId(id)));
    }

    void thread(String controller, byte[] digest, CaseId matter) {
        database.sql("insert into cases.thread (controller, digest, matter) values (?, ?, ?) on conflict do nothing").params(controller, digest, matter.value()).update();
    }

    /// What the inbox asks for: cases of these categories and states, those last touched first, after a place in that order.
    public record Page(String controller, boolean closed, List<String> categories, Optional<Kind> kind, Optional<Long> assignee, Optional<Place> after) {}

    /// A place in the order of the inbox.
    public record Place(Instant touched, long id) {}

    /// Each kind of data is read in its own order, and what is wanted of them put together.
    public List<Matter> page(Page page, int most) {
        var sql = new StringBuilder("select m.* from unnest(:categories::text[]) as of (category) cross join lateral (select " + COLUMNS
                + " from cases.matter where controller = :controller and category = of.category and state ").append(page.closed() ? "= 'closed'" : "<> 'closed'");
        page.kind().ifPresent(kind -> sql.append(" and kind = :kind"));
        page.assignee().ifPresent(one -> sql.append(" and assignee = :assignee"));
        page.after().ifPresent(place -> sql.append(" and (touched, id) < (:touched, :id)"));
        var order = " order by touched desc, id desc limit " + most;
        var query = database.sql(sql.append(order).append(") m").append(order).toString())
                .param("controller", page.controller()).param("categories", page.categories().toArray(String[]::new));
        if (page.kind().isPresent()) query = query.param("kind", page.kind().get().code());
        if (page.assignee().isPresent()) query = query.param("assignee", page.assignee().get());
        if (page.after().isPresent()) query = query.param("touched", at(page.after().get().touched())).param("id", page.after().get().id());
        return query.query(Matters::row).list();
    }

    /// Cases that wait for us, at most so many are counted.
    public long waiting(String controller, List<String> categories, int most) {
        return database.sql("select count(*) from (select 1 from cases.matter where controller = ? and state in ('new', 'open') and category = any(?) limit ?) as waiting")
                .params(controller, categories.toArray(String[]::new), most).query(Long.class).single();
    }

    public List<Matter> of(SubjectId subject) {
        return database.sql("select " + COLUMNS + " from cases.matter where subject = ? order by opened desc limit 200").param(subject.value()).query(Matters::row).list();
    }

    /// Cases in which nothing that the person wrote is left.
    List<Matter> emptied(SubjectId subject) {
        return of(subject).stream().filter(matter -> !database.sql("select exists (select 1 from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where t.matter = ? and t.subject = ?)")
                .params(matter.id().value(), subject.value()).query(Boolean.class).single()).toList();
    }

    /// Changes a case as it was seen; false if somebody has changed it since.
    boolean change(Matter seen, Matter changed) {
        return database.sql("""
                update cases.matter set kind = ?, state = ?, urgent = ?, assignee = ?, first_answer = ?, touched = ?, closed = ?, version = version + 1
                where subject = ? and id = ? and version = ?""")
                .params(java.util.Arrays.asList(changed.kind().code(), changed.state().code(), changed.course().urgent(), changed.course().assignee().orElse(null),
                        changed.course().firstAnswer().map(Matters::at).orElse(null), at(changed.course().touched()),
                        changed.course().closed().map(Matters::at).orElse(null), seen.subject().value(), seen.id().value(), seen.course().version())).update() == 1;
    }

    /// Something was added by somebody outside: no version is asked for, and whoever works on it sees that it changed.
    void touch(Matter matter, Instant now, Matter.State state) {
        database.sql("update cases.matter set touched = ?, state = ?, version = version + 1 where subject = ? and id = ?")
                .params(at(now), state.code(), matter.subject().value(), matter.id().value()).update();
    }

    private static Matter row(ResultSet row, int number) throws SQLException {
        return new Matter(new CaseId(row.getLong("id")), new SubjectId(row.getLong("subject")), row.getString("controller"), Kind.of(row.getString("kind")).orElseThrow(),
                Channel.valueOf(row.getString("channel").toUpperCase(java.util.Locale.ROOT)), Matter.state(row.getString("state")),
                new Matter.Filed(row.getString("category"), new AnchorId(row.getLong("anchor")), row.getString("token"), row.getString("language")),
                new Matter.Course(row.getBoolean("urgent"), Optional.ofNullable(row.getObject("assignee", Long.class)), instant(row, "opened").orElseThrow(),
                        instant(row, "first_answer"), instant(row, "touched").orElseThrow(), instant(row, "closed"), row.getInt("version")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
