package vern.cases.vault;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;

/// What a customer hands over for one case. It hangs on an anchor of its own below the agreement, which ends with the case.
@Component
public class Lending {

    private final JdbcClient database;
    private final Ledger ledger;
    private final Ledger.Setting setting;

    Lending(JdbcClient database, Ledger ledger, Ledger.Setting setting) {
        this.database = database;
        this.ledger = ledger;
        this.setting = setting;
    }

    /// Whether it is the number of a case or a repair of the company that is not closed: `K-1042`, `R-2043`.
    boolean open(String controller, String matter) {
        if (!matter.matches("[KR]-[1-9]\\d{0,11}")) return false;
        var sql = matter.startsWith("K") ? "select exists (select 1 from cases.matter where controller = ? and id = ? and state <> 'closed')"
                : "select exists (select 1 from repair.job where controller = ? and id = ? and closed is null)";
        return database.sql(sql).params(controller, Long.parseLong(matter.substring(2))).query(Boolean.class).single();
    }

    /// What something that is handed over for one case hangs on.
    AnchorId anchor(String controller, AnchorId agreement) {
        return ledger.open(controller, "case", Optional.of(agreement), Map.of());
    }

    /// It was handed over for this case.
    void lent(Actor actor, SubjectId subject, AnchorId anchor, String matter) {
        database.sql("insert into vault.lent (subject, anchor, controller, matter) values (?, ?, ?, ?)").params(subject.value(), anchor.value(), actor.controller(), matter).update();
    }

    /// The case is closed: what was handed over for it may not be used from now, and goes in the night.
    public void ended(String controller, String matter, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            List<Long> anchors = database.sql("update vault.lent set ended = ? where controller = ? and matter = ? and ended is null returning anchor")
                    .params(now.atOffset(ZoneOffset.UTC), controller, matter).query(Long.class).list();
            anchors.forEach(anchor -> ledger.happen(controller, new AnchorId(anchor), "agreement-ended", now, actor));
            return anchors;
        });
    }

    /// Whether it was handed over for a case that is closed: its ground lasts the day out, and is not made use of.
    boolean over(AnchorId anchor) {
        return database.sql("select exists (select 1 from vault.lent where anchor = ? and ended is not null)").param(anchor.value()).query(Boolean.class).single();
    }

    /// Forgets what nothing is left of.
    void forget() {
        database.sql("delete from vault.lent l where not exists (select 1 from vault.credential c where c.subject = l.subject and c.anchor = l.anchor)").update();
    }

    /// The case that something was handed over for, by its anchor.
    Map<Long, String> of(SubjectId subject) {
        var found = new java.util.TreeMap<Long, String>();
        database.sql("select anchor, matter from vault.lent where subject = ?").param(subject.value()).query((row, _) -> found.put(row.getLong(1), row.getString(2))).list();
        return found;
    }
}
