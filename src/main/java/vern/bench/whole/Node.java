package vern.bench.whole;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.mail.Dispatch;
import vern.marketing.issues.Mailing;

/// The application as a process of its own, with readers and an issue to send; it goes on where an earlier one was killed, and ends when
/// nothing is left. Its words: database, user, password, mail server, data folder, readers.
public final class Node {

    private static final String COMPANY = "it-total";
    private static final long FIRST = 1L << 40;

    private final ConfigurableApplicationContext context;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static void main(String[] words) throws ReflectiveOperationException, InterruptedException {
        var spring = new SpringApplication(Class.forName("vern.Vern"));
        Map<String, Object> properties = Map.of("spring.datasource.url", words[0], "spring.datasource.username", words[1], "spring.datasource.password", words[2],
                "vern.smtp.url", words[3], "vern.data", words[4], "vern.ticking", "false", "server.port", "0", "spring.datasource.hikari.maximum-pool-size", "8", "logging.level.root", "WARN");
        spring.addInitializers(context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", properties)));
        var node = new Node(spring.run());
        node.seed(Integer.parseInt(words[5]));
        node.send();
        System.exit(0);
    }

    /// Readers are written in bulk under the terms that the ledger gives the first of them.
    private void seed(int readers) {
        var database = context.getBean(JdbcClient.class);
        if (database.sql("select count(*) from marketing.subscriber where subject >= ?").param(FIRST).query(Long.class).single() > 0) return;
        var ledger = context.getBean(Ledger.class);
        var setting = context.getBean(Ledger.Setting.class);
        var first = ledger.subject(COMPANY);
        ledger.consent(COMPANY, first, "newsletter", Map.of("channel", "bench"), new Actor.Job("bench", COMPANY));
        var wish = Placing.Wish.of(COMPANY, "newsletter", "form", first, setting.clock().instant()).holding(Set.of("email"));
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("a reader may not be held");
        setting.transactor().inTransaction(_ -> {
            database.sql("insert into ledger.subject (subject, controller, known_from) select ? + g, controller, known_from from ledger.subject, generate_series(0, ?) g where subject = ?")
                    .params(FIRST, readers - 1, first.value()).update();
            database.sql("""
                    insert into ledger.mark (subject, controller, kind, purpose, begun, detail)
                    select ? + g, controller, kind, purpose, begun, detail from ledger.mark, generate_series(0, ?) g where subject = ?""").params(FIRST, readers - 1, first.value()).update();
            database.sql("""
                    insert into marketing.subscriber (subject, id, terms, collected, email)
                    select ? + g, nextval('marketing.record_id'), ?, date '2026-01-01', 'reader-' || g || '@eksempel.example' from generate_series(0, ?) g""")
                    .params(FIRST, terms.value(), readers - 1).update();
            database.sql("""
                    insert into marketing.subscription (subject, controller, purpose, state, language, asked, confirmed)
                    select subject, 'it-total', 'newsletter', 'active', 'nb', timestamptz '2026-01-01', timestamptz '2026-01-01' from marketing.subscriber where subject >= ?""").param(FIRST).update();
            return database.sql("""
                    insert into marketing.issue (controller, kind, purposes, title, body, language, segments, similar_to, rate, state, send_at)
                    values ('it-total', 'newsletter', '{newsletter}', 'Nytt', 'Hei. Dette er **nytt**: [les mer](https://eksempel.example/nytt).', 'nb', '{}', '{}', 2000000000, 'scheduled',
                        timestamptz '2026-01-01')""").update();
        });
        database.sql("analyze").update();
        System.out.println("seeded");
    }

    /// One thread writes letters, one hands them over, as the two rounds of an application do.
    private void send() throws InterruptedException {
        var written = new AtomicBoolean();
        var writer = Thread.ofPlatform().start(() -> {
            context.getBean(Mailing.class).work();
            written.set(true);
        });
        var dispatch = context.getBean(Dispatch.class);
        for (boolean last = false; !last;) {
            last = written.get();
            if (dispatch.deliver() > 0) last = false;
        }
        writer.join();
        var database = context.getBean(JdbcClient.class);
        System.out.println("unsure " + Optional.ofNullable(database.sql("select string_agg((subject - " + FIRST + ")::text, ',') from mail.sending where state in ('unsure', 'sending')")
                .query(String.class).optional().orElse(null)).orElse("-"));
    }
}
