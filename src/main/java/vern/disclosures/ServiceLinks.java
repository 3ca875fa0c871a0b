package vern.disclosures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;

/// Links to services that others run. A link leads there while the contract with that other is in force, and nowhere after that.
@Component
class ServiceLinks {

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Disclosures disclosures;

    ServiceLinks(JdbcClient database, Ledger.Setting setting, Disclosures disclosures) {
        this.database = database;
        this.setting = setting;
        this.disclosures = disclosures;
    }

    /// `barred` says why it leads nowhere today.
    record ServiceLink(long id, String recipient, String address, Optional<Passing.Reason> barred) {}

    List<ServiceLink> of(String controller) {
        return database.sql("select id, recipient, address from disclosures.service_link where controller = ? order by id").param(controller)
                .query((row, _) -> new ServiceLink(row.getLong("id"), row.getString("recipient"), row.getString("address"),
                        disclosures.standing(controller, row.getString("recipient")))).list();
    }

    Optional<ServiceLink> find(String controller, long id) {
        return of(controller).stream().filter(link -> link.id() == id).findFirst();
    }

    /// False where there is no such recipient, or no contract with it in force.
    boolean add(String recipient, String address, Actor actor) {
        if (disclosures.standing(actor.controller(), recipient).isPresent() || !address.matches("https://[A-Za-z0-9.-]+(/[A-Za-z0-9._/-]*)?")) return false;
        return setting.transactor().inTransaction(connection -> {
            database.sql("insert into disclosures.service_link (controller, recipient, address) values (?, ?, ?)").params(actor.controller(), recipient, address).update();
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "disclosures.link-added", OptionalLong.empty(), Map.of("recipient", recipient)));
            return true;
        });
    }
}
