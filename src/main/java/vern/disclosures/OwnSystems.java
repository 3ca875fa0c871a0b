package vern.disclosures;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Country;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.statement.Statement;

/// The systems that a company runs itself, with what is in them, for what, where they stand and who has access. Where the company
/// handles data itself is inside the EEA; what stands elsewhere is somebody else's, and a recipient.
@Component
class OwnSystems {

    private final JdbcClient database;
    private final Ledger.Setting setting;

    OwnSystems(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    record OwnSystem(String name, String country, Set<String> categories, Set<String> purposes, Set<String> roles) {}

    List<OwnSystem> of(String controller) {
        return database.sql("select name, country, categories, purposes, roles from disclosures.own_system where controller = ? order by name, id")
                .param(controller).query((row, _) -> new OwnSystem(row.getString("name"), row.getString("country"), words(row, "categories"),
                        words(row, "purposes"), words(row, "roles"))).list();
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Set.of((String[]) array.getArray());
    }

    /// What is wrong, by field of the form; nothing is written then.
    Map<String, String> add(Actor actor, Statement statement, OwnSystem system) {
        var problems = wrong(statement, system);
        if (!problems.isEmpty()) return problems;
        setting.transactor().inTransaction(connection -> {
            database.sql("""
                    insert into disclosures.own_system (controller, name, country, categories, purposes, roles)
                    values (?, ?, ?, string_to_array(?, ','), string_to_array(?, ','), string_to_array(?, ','))""")
                    .params(actor.controller(), system.name(), system.country(), joined(system.categories()), joined(system.purposes()), joined(system.roles())).update();
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "disclosures.system-added",
                    OptionalLong.empty(), Map.of("country", system.country())));
            return system;
        });
        return problems;
    }

    private static String joined(Set<String> words) {
        return String.join(",", words.stream().sorted().toList());
    }

    private Map<String, String> wrong(Statement statement, OwnSystem system) {
        var problems = new LinkedHashMap<String, String>();
        if (system.name().isBlank() || system.name().length() > 80) problems.put("name", "disclosures.system.name.wrong");
        var country = Country.parse(system.country().toUpperCase(Locale.ROOT));
        var today = LocalDate.ofInstant(setting.clock().instant(), statement.controller().zone());
        if (country.isEmpty()) problems.put("country", "disclosures.system.country.wrong");
        else if (!setting.law().inEea(country.get(), today)) problems.put("country", "disclosures.system.country.outside");
        if (system.categories().isEmpty() || !statement.categories().keySet().containsAll(system.categories())) problems.put("categories", "disclosures.system.categories.wrong");
        if (system.purposes().isEmpty() || !statement.purposes().keySet().containsAll(system.purposes())) problems.put("purposes", "disclosures.system.purposes.wrong");
        if (system.roles().isEmpty() || !statement.roles().keySet().containsAll(system.roles())) problems.put("roles", "disclosures.system.roles.wrong");
        return problems;
    }
}
