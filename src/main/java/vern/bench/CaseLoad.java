package vern.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.cases.Arrival;
import vern.cases.Arrivals;
import vern.cases.Arrived;
import vern.cases.Channel;
import vern.cases.Kind;
import vern.ledger.Actor;
import vern.start.Errand;

/// The inbox of the whole application, by HTTP, of a company with so many cases; and how many more it takes in a second.
final class CaseLoad {

    private static final String COMPANY = "it-total";
    private static final int TAKEN = 4_000;
    private static final int CLERKS = 8;
    private static final int LOOKS = 300;
    private static final Actor SITE = new Actor.Job("site", COMPANY);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int rows;
    private final PrintStream out;

    CaseLoad(int rows, PrintStream out) {
        this.rows = rows;
        this.out = out;
    }

    boolean run() {
        try {
            var folder = Files.createTempDirectory("vern-bench");
            return new Errand(Class.forName("vern.Vern")).run(folder, this::measure) == 0;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private int measure(ApplicationContext context) {
        var database = context.getBean(JdbcClient.class);
        var arrivals = context.getBean(Arrivals.class);
        out.println(String.format(Locale.ROOT, "cases, %,d of one company, 2 %% of them open", rows));
        fill(database, arrivals);
        boolean right = looks(new Clerk(context.getEnvironment().getRequiredProperty("local.server.port"), database));
        right &= taken("cases from the telephone taken in", arrivals, i -> Arrival.registered(COMPANY, Channel.PHONE, Kind.FAULT,
                Map.of("name", "Fantasi Ringer " + i, "phone", "00 " + (100_000 + i), "message", "Nettet er nede, nummer " + i), Optional.empty(), "nb"));
        right &= taken("cases from a form, with a letter back and a copy", arrivals, i -> Arrival.form(COMPANY, "contact-form", Kind.ENQUIRY,
                Map.of("name", "Fantasi Skriver " + i, "email", "skriver" + i + "@fantasipost.example", "message", "Hva koster nummer " + i + "?"), "nb"));
        return right ? 0 : 1;
    }

    /// As they would lie there after years: one is taken in as always, and the others are like it.
    private void fill(JdbcClient database, Arrivals arrivals) {
        var first = (Arrived.Opened) arrivals.take(Arrival.registered(COMPANY, Channel.PHONE, Kind.FAULT, Map.of("name", "Fantasi Først", "message", "Nettet er nede"), Optional.empty(), "nb"), SITE);
        database.sql("drop index cases.entry_search").update();
        for (var sql : List.of("""
                insert into ledger.subject select (1::bigint << 52) + i, s.controller, s.known_from from ledger.subject s, generate_series(1, :rows) i where s.subject = :first""", """
                insert into cases.matter (subject, id, controller, kind, channel, state, category, anchor, token, language, urgent, assignee, opened, first_answer, touched, closed, version)
                select (1::bigint << 52) + i, 10000000 + i, m.controller, (array['fault', 'enquiry', 'change', 'complaint', 'warranty', 'support'])[1 + i % 6], m.channel,
                    case when i % 50 = 0 then 'open' else 'closed' end, m.category, m.anchor, m.token, m.language, false, case when i % 7 = 0 then 1 end,
                    m.opened - i * interval '2 minutes', null, m.opened - i * interval '2 minutes', case when i % 50 = 0 then null else m.opened end, 1
                from cases.matter m, generate_series(1, :rows) i where m.subject = :first""", """
                insert into cases.entry (subject, id, anchor, terms, collected, name, phone, subject_line, message, channel, received)
                select (1::bigint << 52) + i, 10000000 + i, e.anchor, e.terms, e.collected, 'Fantasi Kunde ' || i, '00 ' || i, 'Sak nummer ' || i, 'Nettet er nede hos oss, nummer ' || i,
                    e.channel, e.received from cases.entry e, generate_series(1, :rows) i where e.subject = :first""", """
                insert into cases.turn (subject, entry, matter, way, at, whole, found)
                select (1::bigint << 52) + i, 10000000 + i, 10000000 + i, 'in', t.at - i * interval '2 minutes', true, ''
                from cases.turn t, generate_series(1, :rows) i where t.subject = :first""")) {
            database.sql(sql).param("rows", rows).param("first", first.subject().value()).update();
        }
        database.sql("create index entry_search on cases.entry using gin (lower(name) gin_trgm_ops, lower(email) gin_trgm_ops, lower(subject_line) gin_trgm_ops, lower(message) gin_trgm_ops)").update();
        database.sql("analyze").update();
    }

    private boolean looks(Clerk clerk) {
        boolean right = true;
        for (var page : Map.of("the inbox", "/desk/cases", "mine", "/desk/cases?show=mine", "closed", "/desk/cases?show=closed", "open, of one kind", "/desk/cases?kind=complaint",
                "closed, of one kind", "/desk/cases?show=closed&kind=breach").entrySet()) {
            var millis = new double[LOOKS];
            for (int i = -50; i < LOOKS; i++) {
                long before = System.nanoTime();
                right &= clerk.get(page.getValue()).statusCode() == 200;
                if (i >= 0) millis[i] = (System.nanoTime() - before) / 1e6;
            }
            Arrays.sort(millis);
            line(page.getKey() + " by HTTP", String.format(Locale.ROOT, "p50 %.1f, p99 %.1f ms", millis[LOOKS / 2], millis[LOOKS * 99 / 100]), millis[LOOKS * 99 / 100] <= 100, "p99 <= 100 ms");
        }
        return right;
    }

    private boolean taken(String what, Arrivals arrivals, IntFunction<Arrival> arrival) {
        for (int i = 0; i < 200; i++) arrivals.take(arrival.apply(i), SITE);
        var wrong = new AtomicInteger();
        var next = new AtomicInteger(1_000);
        long before = System.nanoTime();
        try (var clerks = Executors.newFixedThreadPool(CLERKS)) {
            var work = new ArrayList<Runnable>();
            for (int clerk = 0; clerk < CLERKS; clerk++) work.add(() -> {
                for (int i = next.getAndIncrement(); i < 1_000 + TAKEN; i = next.getAndIncrement()) {
                    if (!(arrivals.take(arrival.apply(i), SITE) instanceof Arrived.Opened)) wrong.incrementAndGet();
                }
            });
            work.forEach(clerks::submit);
        }
        double rate = TAKEN / ((System.nanoTime() - before) / 1e9);
        line(what, String.format(Locale.ROOT, "%,.0f/s", rate), rate >= 200, ">= 200/s");
        return wrong.get() == 0;
    }

    private void line(String what, String figure, boolean kept, String bar) {
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar %s: %s", what, figure, bar, kept ? "kept" : "MISSED"));
    }

    /// Someone of customer service, signed in.
    private static final class Clerk {
        private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final String base;

        Clerk(String port, JdbcClient database) {
            base = "http://localhost:" + port;
            var address = database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = 'customer-service' order by a.id limit 1")
                    .param(COMPANY).query(String.class).single();
            var token = TOKEN.matcher(get("/desk/sign-in").body());
            if (!token.find()) throw new IllegalStateException("the desk has no sign-in");
            send(HttpRequest.newBuilder(URI.create(base + "/desk/sign-in")).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
                    "address=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&password=prov-deg-fram&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        }
    }
}
