package vern.marketing.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Somebody in marketing who writes to many, at the desk.
public final class Editor {

    private final AppUnderTest app;
    private final Mailing mailing;
    private final Dispatch dispatch;
    private final JdbcClient database;
    private final String company;

    public Editor(AppUnderTest app, Mailing mailing, Dispatch dispatch, JdbcClient database, String company) {
        this.app = app;
        this.mailing = mailing;
        this.dispatch = dispatch;
        this.database = database;
        this.company = company;
    }

    public Desk desk(String role) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort(), "en").signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    /// A draft with this text; `more` is what else the form says.
    public long draft(String title, Map<String, String> more) {
        var desk = desk("marketing");
        var place = desk.send("/desk/newsletter", "/desk/newsletter", Map.of()).headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        var purpose = database.sql("select purposes[1] from marketing.issue where id = ?").param(number(place)).query(String.class).single();
        var fields = new HashMap<>(Map.of("title", title, "body", "Hei.\n\nDette er **nytt**: [les mer](https://eksempel.example/nytt).", "kind", "newsletter", "purposes", purpose, "rate", "100000"));
        fields.putAll(more);
        assertThat(desk.send(place, place + "/text", fields).statusCode()).isEqualTo(302);
        return number(place);
    }

    private static long number(String place) {
        return Long.parseLong(place.replaceFirst(".*/", ""));
    }

    /// Sent as far as its pace allows.
    public long send(String title, Map<String, String> more) {
        long id = draft(title, more);
        schedule(id);
        work();
        return id;
    }

    public void schedule(long id) {
        var now = LocalDateTime.ofInstant(app.now(), ZoneId.of("Europe/Oslo")).withSecond(0).withNano(0);
        var page = "/desk/newsletter/" + id;
        assertThat(desk("marketing").send(page, page + "/schedule", Map.of("at", now.toString())).statusCode()).isEqualTo(302);
    }

    public void work() {
        mailing.work();
        dispatch.deliver();
    }

    /// What was decided about someone: `posted`, or why not; empty if they were never thought of.
    public String decided(long issue, long subject) {
        return database.sql("select coalesce(reason, state) from marketing.receiver where issue = ? and subject = ?").params(issue, subject).query(String.class).optional().orElse("");
    }
}
