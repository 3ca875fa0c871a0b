package vern.site.comments;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Records;

/// What the editor decides: a comment is shown or goes, and nothing from where it came is let through unseen any more.
@Component
class Moderation {

    private final Ledger.Setting setting;
    private final Records records;
    private final Comments comments;
    private final JdbcClient database;

    Moderation(Ledger.Setting setting, Comments comments, JdbcClient database) {
        this.setting = setting;
        records = new Records(setting);
        this.comments = comments;
        this.database = database;
    }

    /// Shows a comment below its page. Returns whether there was one.
    boolean publish(String company, long id, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            if (comments.find(company, id).isEmpty()) return false;
            var now = setting.clock().instant();
            database.sql("update site.comment_state set state = 'published', reason = 'approved' where id = ?").param(id).update();
            database.sql("update site.comment set approved = ? where id = ?").params(now.toString(), id).update();
            Trail.append(connection, new Entry(now, company, actor.audited(), "site.comment-published", OptionalLong.empty(), Map.of("comment-id", String.valueOf(id))));
            return true;
        });
    }

    /// Takes a comment away for good.
    boolean remove(String company, long id, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            if (comments.find(company, id).isEmpty()) return false;
            database.sql("delete from site.comment_state where id = ?").param(id).update();
            records.erase(company, Comments.PLACE, id, actor);
            return true;
        });
    }

    /// From now on what comes from the same address waits for the editor, whoever it is from.
    boolean block(String company, long id, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var found = comments.find(company, id);
            var address = comments.read(actor, "block-origin", found.stream().toList()).values().stream().flatMap(holding -> holding.field("ip-address").stream()).findFirst();
            if (address.isEmpty()) return false;
            var now = setting.clock().instant();
            database.sql("insert into site.comment_block (company, origin, since) values (?, ?, ?) on conflict do nothing")
                    .params(company, comments.origin(address.get().reveal()), now.atOffset(ZoneOffset.UTC)).update();
            Trail.append(connection, new Entry(now, company, actor.audited(), "site.origin-blocked", OptionalLong.empty(), Map.of("comment-id", String.valueOf(id))));
            return true;
        });
    }

    /// Lets all origins through again that were blocked.
    int unblockAll(String company, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            int count = database.sql("delete from site.comment_block where company = ?").param(company).update();
            Trail.append(connection, new Entry(setting.clock().instant(), company, actor.audited(), "site.origins-unblocked", OptionalLong.empty(), Map.of("origin.count", String.valueOf(count))));
            return count;
        });
    }

    long blocked(String company) {
        return database.sql("select count(*) from site.comment_block where company = ?").param(company).query(Long.class).single();
    }

    /// The states of comments that are gone say nothing of anybody; they go too.
    List<Long> forgetGone(String company) {
        return database.sql("delete from site.comment_state s where company = ? and not exists (select 1 from site.comment c where c.id = s.id) returning id").param(company)
                .query(Long.class).list();
    }
}
