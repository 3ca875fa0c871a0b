package vern.disclosures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Law;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.statement.Recipient;

/// Concludes agreements with recipients, closes them and opens them again. Nobody is opened without a written agreement that covers
/// every demand, and none is concluded anew for someone whose security has not been looked at.
@Component
class Dealings {

    /// Those who conclude agreements for the company, besides the roles that the statement names for privacy.
    static final Set<String> ROLES = Set.of("managing-director", "administrator");

    private static final int LARGEST = 10_000_000;

    private final Agreements agreements;
    private final Ledger.Setting setting;

    Dealings(Agreements agreements, Ledger.Setting setting) {
        this.agreements = agreements;
        this.setting = setting;
    }

    Law law() {
        return setting.law();
    }

    Optional<Agreements.Paper> paper(String controller, String recipient, long id) {
        return agreements.paper(controller, recipient, id);
    }

    /// What is missing, by field of the form; nothing is written then.
    Map<String, String> agree(Actor actor, Recipient recipient, Agreements.Agreement agreement, Optional<Agreements.Paper> paper) {
        var problems = lacking(actor.controller(), agreement, paper);
        if (!problems.isEmpty()) return problems;
        setting.transactor().inTransaction(connection -> {
            agreements.write(actor.controller(), recipient.key(), agreement, paper, setting.clock().instant());
            Trail.append(connection, entry(actor, "disclosures.agreed", recipient));
            return recipient;
        });
        return problems;
    }

    private Map<String, String> lacking(String controller, Agreements.Agreement agreement, Optional<Agreements.Paper> paper) {
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        var today = setting.clock().instant().atZone(statement.controller().zone()).toLocalDate();
        var problems = new LinkedHashMap<String, String>();
        if (agreement.signed().isAfter(today)) problems.put("signed", "disclosures.agreement.signed.wrong");
        if (agreement.over(today)) problems.put("until", "disclosures.agreement.until.wrong");
        var looked = agreement.reviewed().filter(day -> !day.isAfter(today) && !day.plus(Interval.ofReview(statement)).isBefore(today));
        if (looked.isEmpty()) problems.put("reviewed", "disclosures.agreement.reviewed.wrong");
        if (!agreement.complete()) problems.put("demands", "disclosures.agreement.demands.wrong");
        if (paper.isEmpty()) problems.put("terms", "disclosures.agreement.terms.wrong");
        if (paper.filter(one -> one.content().length > LARGEST).isPresent()) problems.put("terms", "disclosures.agreement.terms.large");
        return problems;
    }

    void close(Actor actor, Recipient recipient) {
        setting.transactor().inTransaction(connection -> {
            agreements.close(actor.controller(), recipient.key(), setting.clock().instant());
            Trail.append(connection, entry(actor, "disclosures.closed", recipient));
            return recipient;
        });
    }

    Map<String, String> open(Actor actor, Recipient recipient) {
        var agreement = agreements.of(actor.controller(), recipient);
        var today = setting.clock().instant().atZone(setting.declarations().inForce(actor.controller(), setting.clock().instant()).controller().zone()).toLocalDate();
        if (agreement.filter(one -> one.file().isPresent() && one.complete() && !one.over(today)).isEmpty()) return Map.of("opening", "disclosures.opening.wrong");
        setting.transactor().inTransaction(connection -> {
            agreements.open(actor.controller(), recipient.key(), setting.clock().instant());
            Trail.append(connection, entry(actor, "disclosures.opened", recipient));
            return recipient;
        });
        return Map.of();
    }

    private Entry entry(Actor actor, String kind, Recipient recipient) {
        return new Entry(setting.clock().instant(), actor.controller(), actor.audited(), kind, OptionalLong.empty(), Map.of("recipient", recipient.key()));
    }
}
