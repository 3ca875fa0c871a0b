package vern.site.scan.rounds;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vern.site.scan.Declared;
import vern.site.scan.Fault;
import vern.site.scan.Scan;
import vern.start.PublicAddress;
import vern.start.Published;

/// Lets the browser go over a company's site when a version has been published that it has not been held against, when a week has gone, and
/// when someone asks for it; and keeps what was found. One site at a time, however many nodes there are.
@Component
class SiteScans {

    private static final Duration EVERY = Duration.ofDays(7);
    /// A scan that has not ended by then was cut off.
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int PAGES = 25;
    private static final Logger LOG = LoggerFactory.getLogger(SiteScans.class);
    private static final TypeReference<List<Found>> FOUND = new TypeReference<>() {};
    private static final String COLUMNS = "id, controller, version, started, finished, outcome, pages, faults";

    private final JdbcClient database;
    private final Published published;
    private final PublicAddress address;
    private final JsonMapper json = new JsonMapper();

    SiteScans(JdbcClient database, Published published, PublicAddress address) {
        this.database = database;
        this.published = published;
        this.address = address;
    }

    /// Something that is not as declared; words of [Fault] in small letters. `when` is the situation in which it was found first.
    record Found(String kind, String thing, String what, String when, String of) {

        static Found of(Fault fault) {
            return new Found(code(fault.kind()), code(fault.thing()), fault.what(), fault.when(), fault.of().orElse(""));
        }

        private static String code(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record Run(long id, String controller, int version, Instant started, Optional<Instant> finished, String outcome, int pages, List<Found> faults) {

        boolean clean() {
            return outcome.equals("done") && faults.isEmpty();
        }
    }

    List<Run> latest(String controller, int most) {
        return database.sql("select " + COLUMNS + " from site.scan where controller = ? order by id desc limit ?").params(controller, most).query(this::run).list();
    }

    private Run run(ResultSet row, int number) throws SQLException {
        return new Run(row.getLong("id"), row.getString("controller"), row.getInt("version"), row.getObject("started", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished", OffsetDateTime.class)).map(OffsetDateTime::toInstant), row.getString("outcome"), row.getInt("pages"),
                json.readValue(row.getString("faults"), FOUND));
    }

    /// Asks for a scan, unless one waits or runs.
    void want(String controller) {
        if (latest(controller, 1).stream().anyMatch(run -> run.outcome().equals("wanted") || run.outcome().equals("running"))) return;
        add(controller, "wanted");
    }

    private long add(String controller, String outcome) {
        return database.sql("insert into site.scan (controller, version, started, outcome, pages, faults) values (?, ?, ?, ?, 0, '[]') returning id")
                .params(controller, published.of(controller).version().number(), published.moment().atOffset(ZoneOffset.UTC), outcome).query(Long.class).single();
    }

    /// Goes over the sites that are due. Takes as long as the browser does.
    void work() {
        published.companies().forEach(company -> due(company).ifPresent(id -> scan(company, id, PAGES)));
    }

    /// The row of a scan that is to be made now, taken by this node alone.
    Optional<Long> due(String company) {
        var last = latest(company, 1).stream().findFirst();
        if (last.filter(run -> run.outcome().equals("wanted")).isPresent()) return taken(last.get().id());
        boolean due = last.isEmpty() || last.get().version() != published.of(company).version().number() || last.get().started().plus(EVERY).isBefore(published.moment())
                || last.get().outcome().equals("running") && last.get().started().plus(LONGEST).isBefore(published.moment());
        return due ? taken(add(company, "wanted")) : Optional.empty();
    }

    private Optional<Long> taken(long id) {
        return database.sql("update site.scan set outcome = 'running' where id = ? and outcome = 'wanted'").param(id).update() == 1 ? Optional.of(id) : Optional.empty();
    }

    void scan(String company, long id, int pages) {
        try {
            var outcome = new Scan(URI.create(address.of("/" + company + "/")), Declared.of(published.of(company)), pages).run();
            end(id, "done", outcome.pages().size(), outcome.faults().stream().map(Found::of).toList());
        } catch (RuntimeException failed) {
            boolean missing = failed.getClass().getSimpleName().equals("NoBrowser");
            LOG.warn("the site of {} was not gone over: {}", company, failed.getClass().getSimpleName());
            end(id, missing ? "no-browser" : "failed", 0, List.of());
        }
    }

    private void end(long id, String outcome, int pages, List<Found> faults) {
        database.sql("update site.scan set outcome = ?, finished = ?, pages = ?, faults = ?::jsonb where id = ?")
                .params(outcome, published.moment().atOffset(ZoneOffset.UTC), pages, json.writeValueAsString(faults), id).update();
    }
}
