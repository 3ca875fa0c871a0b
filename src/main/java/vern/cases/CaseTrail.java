package vern.cases;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;

/// Tells the trail what happened to a case, in the transaction of the change.
@Component
class CaseTrail {

    private final Ledger.Setting setting;

    CaseTrail(Ledger.Setting setting) {
        this.setting = setting;
    }

    void record(Matter matter, Actor actor, String what, Map<String, String> details) {
        var all = new TreeMap<>(details);
        all.put("case-id", String.valueOf(matter.id().value()));
        setting.transactor().inTransaction(connection -> {
            Trail.append(connection, new Entry(setting.clock().instant(), matter.controller(), actor.audited(), what, OptionalLong.of(matter.subject().value()), all));
            return what;
        });
    }
}
