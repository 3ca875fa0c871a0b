package vern.marketing.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Somebody who wants a newsletter: fills in the form, opens their mail, follows its links.
public final class Reader {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern CONFIRMING = Pattern.compile("/[a-z-]+/newsletter/confirmations/[A-Za-z0-9_-]+");
    private static final Pattern CHOICES = Pattern.compile("/[a-z-]+/newsletter/choices/[A-Za-z0-9_-]+");

    private final AppUnderTest app;
    private final Dispatch dispatch;
    private final JdbcClient database;
    public final String company;
    public final String address;

    public Reader(AppUnderTest app, Dispatch dispatch, JdbcClient database, String company) {
        this.app = app;
        this.dispatch = dispatch;
        this.database = database;
        this.company = company;
        address = "leser" + COUNT.incrementAndGet() + "-" + Long.toHexString(System.nanoTime()) + "@postkasse.example";
    }

    public Desk visit() {
        return visit("nb");
    }

    Desk visit(String language) {
        return new Desk(app.url("/").getPort(), language);
    }

    /// Sends the form; what the page says.
    public String asks(Map<String, String> more) {
        var fields = new HashMap<>(Map.of("email", address, "agreed", "true"));
        fields.putAll(more);
        var answer = visit().send("/" + company + "/newsletter", "/" + company + "/newsletter", fields);
        return answer.statusCode() == 302 ? visit().read("/" + company + "/newsletter/asked") : Desk.plain(answer.body());
    }

    /// The path of the confirming link in the newest letter.
    public String link() throws MessagingException, IOException {
        return found(CONFIRMING);
    }

    public String choices() throws MessagingException, IOException {
        return found(CHOICES);
    }

    private String found(Pattern pattern) throws MessagingException, IOException {
        var link = pattern.matcher(text(newest()));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    public static String text(MimeMessage mail) throws MessagingException, IOException {
        return mail.getContent() instanceof jakarta.mail.Multipart parts ? parts.getBodyPart(0).getContent().toString() : mail.getContent().toString();
    }

    public MimeMessage newest() {
        dispatch.deliver();
        return Postbox.of(address).getLast();
    }

    /// On the list, as everyone gets there.
    public Reader joined(Map<String, String> more) throws MessagingException, IOException {
        asks(more);
        var link = link();
        assertThat(visit().send(link, link, Map.of()).body()).contains("Nå får du nyhetsbrevet");
        return this;
    }

    /// On the list, with these ticked among what may be read about.
    public Reader joinedChoosing(String... interests) throws MessagingException, IOException {
        return joined(Map.of("interests", String.join(",", interests)));
    }

    public Reader joined() throws MessagingException, IOException {
        return joined(Map.of());
    }

    public long subject() {
        return database.sql("select coalesce(max(subject), 0) from marketing.subscriber where lower(email) = lower(?)").param(address).query(Long.class).single();
    }

    public boolean active() {
        return database.sql("select exists (select 1 from marketing.subscription where subject = ? and state = 'active')").param(subject()).query(Boolean.class).single();
    }

    /// In how many rows of all tables of the database the address stands, but for what the mail server got.
    public long traces() {
        return database.sql("""
                select table_schema || '.' || table_name as name from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list().stream()
                .mapToLong(table -> database.sql("select count(*) from " + table + " t where lower(t::text) like ?").param("%" + address.toLowerCase() + "%")
                        .query(Long.class).single()).sum();
    }
}
