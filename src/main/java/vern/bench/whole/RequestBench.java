package vern.bench.whole;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vern.start.postgres.DatabaseAccess;

/// Requests through the whole path, over HTTP, among so many people: someone at the desk takes in a request for access, notes that the person has
/// shown who they are, reads the report some times and answers with the copy; and the same for an erasure, with its preview and the search that proves it.
/// A person who asks for access has a thousand records, one who is erased a hundred.
public final class RequestBench {

    private static final String COMPANY = "it-total";
    private static final long FIRST = 1L << 41;
    private static final int ACCESS = 14;
    private static final int READINGS = 12;
    private static final int ERASURES = 70;
    /// So many of each are not counted: until the compilers are done with the most of it.
    private static final int WARM_ACCESS = 4;
    private static final int WARM_ERASURES = 10;
    private static final int WARM_READINGS = 400;
    private static final Pattern PAGE = Pattern.compile("/desk/requests/(\\d+)");

    private final DatabaseAccess database;
    private final int subjects;
    private final PrintStream out;
    private final Map<String, List<Long>> times = new TreeMap<>();
    private boolean right = true;

    public RequestBench(DatabaseAccess database, int subjects, PrintStream out) {
        this.database = database;
        this.subjects = Math.max(subjects, ACCESS + ERASURES);
        this.out = out;
    }

    /// Whether every copy had what was held and every erasure left nothing behind; a missed bar is only printed.
    public boolean run() {
        try (var serving = Serving.start(database)) {
            seed();
            try (var clerk = new Clerk(serving.port(), director())) {
                ask(clerk, 0, WARM_ACCESS, WARM_ERASURES);
                for (int i = 0; i < WARM_READINGS; i++) clerk.read("/desk/people/" + FIRST + "/access");
                times.clear();
                ask(clerk, WARM_ACCESS, ACCESS - WARM_ACCESS, ERASURES - WARM_ERASURES);
            }
            print();
            return right;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } catch (SQLException fault) {
            throw new IllegalStateException("PostgreSQL refused: SQL state " + fault.getSQLState(), fault);
        }
    }

    private void ask(Clerk clerk, int from, int access, int erasures) throws IOException, InterruptedException {
        for (int i = 0; i < access; i++) access(clerk, FIRST + from + i);
        int first = ACCESS + (from == 0 ? 0 : WARM_ERASURES);
        for (int i = 0; i < erasures; i++) erase(clerk, FIRST + first + i);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /// Everyone is written like one customer of the example, each with a relation of their own; those who will ask have more records.
    private void seed() throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            long like = number(connection, """
                    select l.subject from register.link l join register.person p on p.subject = l.subject join register.detail d on d.subject = l.subject
                    where l.controller = 'it-total' and l.role = 'self' and l.left_on is null group by l.subject order by l.subject limit 1""");
            long base = number(connection, "select max(id) + 1 from ledger.anchor");
            var of = "from generate_series(0, " + (subjects - 1) + ") g";
            for (var sql : List.of(
                    "insert into ledger.subject (subject, controller, known_from) select " + FIRST + " + g, s.controller, s.known_from " + of + ", ledger.subject s where s.subject = " + like,
                    "insert into ledger.anchor (id, controller, kind, parent, opened, clocks) overriding system value select " + base + " + g, a.controller, a.kind, null, a.opened, a.clocks " + of
                            + ", ledger.anchor a where a.id = (select min(anchor) from register.link where subject = " + like + ")",
                    "insert into register.party (id, controller, kind, anchor, state) select " + FIRST + " + g, 'it-total', 'person', " + base + " + g, 'customer' " + of,
                    "insert into register.link (subject, party, controller, role, number, anchor, since) select " + FIRST + " + g, " + FIRST + " + g, 'it-total', 'self', 'RB-' || g, " + base + " + g, date '2024-01-01' " + of,
                    person(of, like, base), detail(of, like, base, "1, 1"),
                    detail("from generate_series(0, " + (ACCESS - 1) + ") g", like, base, "2, 998"),
                    detail("from generate_series(" + ACCESS + ", " + (ACCESS + ERASURES - 1) + ") g", like, base, "2, 98"),
                    "select setval(pg_get_serial_sequence('ledger.anchor', 'id'), (select max(id) from ledger.anchor))", "analyze")) {
                statement.execute(sql);
            }
        }
    }

    private static String person(String of, long like, long base) {
        return "insert into register.person (subject, id, anchor, terms, collected, name, email, phone, address, postal_code, city, country) select " + FIRST + " + g, " + FIRST + " + g, " + base
                + " + g, p.terms, p.collected, 'Tenkt Kunde ' || g, 'kunde' || g || '@kunde.example', '+47' || (40000000 + g), 'Eksempelveien ' || g % 200, '4876', 'Grimstad', 'NO' " + of
                + ", (select terms, collected from register.person where subject = " + like + " order by id limit 1) p";
    }

    private static String detail(String of, long like, long base, String numbers) {
        return "insert into register.detail (subject, id, anchor, terms, collected, subscription_type, started) select " + FIRST + " + g, (" + FIRST + " + g) * 1000 + n, " + base
                + " + g, d.terms, d.collected, 'Bredbånd ' || n, '2024-01-01' " + of + ", generate_series(" + numbers + ") n, (select terms, collected from register.detail where subject = " + like
                + " and subscription_type is not null order by id limit 1) d";
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            if (!row.next()) throw new IllegalStateException("the example has no customer to write others like");
            return row.getLong(1);
        }
    }

    private String director() throws SQLException {
        try (var connection = connect(); var asked = connection.prepareStatement("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = 'managing-director' and b.ended_at is null order by a.id limit 1""")) {
            asked.setString(1, COMPANY);
            try (var row = asked.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /// Work that is timed.
    private interface Step<T> {
        T take() throws IOException, InterruptedException;
    }

    private <T> T timed(String what, Step<T> step) throws IOException, InterruptedException {
        long before = System.nanoTime();
        var made = step.take();
        times.computeIfAbsent(what, _ -> new ArrayList<>()).add(System.nanoTime() - before);
        return made;
    }

    private String taken(Clerk clerk, String kind, long subject) throws IOException, InterruptedException {
        var form = Map.of("kind", kind, "channel", "phone", "came", clerk.read("/desk/requests/new").replaceFirst("(?s).*name=\"came\"[^>]*value=\"([0-9-]+)\".*", "$1"), "name", "Tenkt Kunde",
                "email", "", "language", "nb", "message", "", "person", String.valueOf(subject));
        var answer = timed("a " + kind + " request taken in", () -> clerk.send("/desk/requests", form));
        var page = PAGE.matcher(answer.body());
        if (!page.find()) throw new IllegalStateException("no request came of it: " + answer.statusCode());
        clerk.read(page.group());
        timed("b " + kind + ": they have shown who they are", () -> clerk.send(page.group() + "/proof", Map.of("method", "signed-letter")));
        return page.group();
    }

    private void access(Clerk clerk, long subject) throws IOException, InterruptedException {
        var page = taken(clerk, "access", subject);
        var report = "";
        for (int i = 0; i < READINGS; i++) report = timed("c access report read, 1,000 records", () -> clerk.read("/desk/people/" + subject + "/access"));
        clerk.read(page);
        var answered = timed("d access answered: letter, copy as HTML, PDF, JSON", () -> clerk.send(page + "/answer", Map.of()));
        check(report.contains("kunde" + (subject - FIRST) + "@kunde.example") && report.contains("Bredbånd 998"), "a report lacks something");
        check(answered.statusCode() == 200 && answered.body().contains("/requests/parcel/"), "a request for access was not answered");
    }

    private void erase(Clerk clerk, long subject) throws IOException, InterruptedException {
        var page = taken(clerk, "erasure", subject);
        timed("e erasure previewed", () -> clerk.read(page));
        var answered = timed("f erasure granted, with the search that proves it", () -> clerk.send(page + "/answer", Map.of()));
        check(answered.statusCode() == 200 && answered.body().contains("role=\"status\""), "an erasure was not answered");
    }

    private void check(boolean good, String what) {
        if (!good && right) out.println("WRONG: " + what);
        right &= good;
    }

    private void print() {
        out.println(String.format(Locale.ROOT, "requests over HTTP, %,d subjects", subjects));
        times.forEach((what, all) -> {
            var sorted = all.stream().mapToLong(Long::longValue).sorted().skip(0).toArray();
            double p50 = sorted[sorted.length / 2] / 1e6;
            double p95 = sorted[Math.min(sorted.length - 1, sorted.length * 95 / 100)] / 1e6;
            var bar = switch (what.charAt(0)) {
                case 'c' -> "bar p95 <= 100 ms: " + (p95 <= 100 ? "kept" : "MISSED");
                case 'f' -> "bar p50 <= 10, p95 <= 50 ms without the search: " + (p50 <= 10 && p95 <= 50 ? "kept" : "not comparable");
                default -> "";
            };
            out.println(String.format(Locale.ROOT, "%-58s %-34s %s", what.substring(2), String.format(Locale.ROOT, "p50 %,.1f, p95 %,.1f ms", p50, p95), bar).stripTrailing());
        });
    }
}
