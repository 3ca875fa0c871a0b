package vern.cases.vault;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.register.PartyId;

/// Which of a customer's systems an agreement covers. Without anything written it is the whole; what it does not cover nobody opens.
@Component
class Scopes {

    private final JdbcClient database;
    private final Ledger.Setting setting;

    Scopes(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    /// The systems by name; none stands for all.
    record Scope(List<String> systems) {
        Scope {
            systems = List.copyOf(systems);
        }

        boolean covers(String system) {
            return systems.isEmpty() || systems.stream().anyMatch(one -> one.strip().toLowerCase(Locale.ROOT).equals(system.strip().toLowerCase(Locale.ROOT)));
        }
    }

    Scope of(PartyId party) {
        return database.sql("select systems from vault.scope where party = ?").param(party.value()).query(String.class).optional().map(Scopes::read).orElse(new Scope(List.of()));
    }

    static Scope read(String text) {
        return new Scope(Arrays.stream(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList());
    }

    void agree(PartyId party, Scope scope, Actor.Staff actor) {
        setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            database.sql("""
                    insert into vault.scope (party, controller, systems, account, since) values (?, ?, ?, ?, ?)
                    on conflict (party) do update set systems = excluded.systems, account = excluded.account, since = excluded.since""")
                    .params(party.value(), actor.controller(), String.join(", ", scope.systems()), actor.account(), now.atOffset(ZoneOffset.UTC)).update();
            Trail.append(connection, new Entry(now, actor.controller(), actor.audited(), "vault.scope", OptionalLong.empty(),
                    Map.of("party-id", String.valueOf(party.value()), "systems.count", String.valueOf(scope.systems().size()))));
            return party;
        });
    }
}
