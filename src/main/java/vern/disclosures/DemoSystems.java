package vern.disclosures;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.start.Installation;
import vern.statement.Statement;

/// Gives the companies of a demonstration the systems that they keep their customers in, once: what is in them, for what, and who
/// works there follows from the statement.
@Component
@Order(30)
final class DemoSystems implements ApplicationRunner {

    private static final Map<String, String> CUSTOMERS = Map.of("nb", "Kunderegister", "sv", "Kundregister", "en", "Customer database");
    private static final Map<String, String> SALES = Map.of("nb", "Salgssystem", "sv", "Säljsystem", "en", "Sales system");

    private final OwnSystems systems;
    private final Installation installation;
    private final Declarations declarations;
    private final Ledger.Setting setting;

    /// @param publication so that the statements are published before
    DemoSystems(OwnSystems systems, Installation installation, Ledger.Setting setting, Publication publication) {
        this.systems = systems;
        this.installation = installation;
        declarations = setting.declarations();
        this.setting = setting;
        java.util.Objects.requireNonNull(publication);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (installation.demo()) installation.companies().stream().filter(company -> systems.of(company).isEmpty()).forEach(this::seed);
    }

    private void seed(String company) {
        var statement = declarations.inForce(company, setting.clock().instant());
        add(statement, CUSTOMERS, statement.roles().keySet());
        add(statement, SALES, Set.of("sales"));
    }

    private void add(Statement statement, Map<String, String> name, Set<String> roles) {
        var purposes = statement.purposes().values().stream().filter(purpose -> purpose.roles().stream().anyMatch(roles::contains) && purpose.categories().containsKey("contact")).toList();
        var categories = purposes.stream().flatMap(purpose -> purpose.categories().keySet().stream()).collect(Collectors.toSet());
        var working = purposes.stream().flatMap(purpose -> purpose.roles().stream()).filter(roles::contains).collect(Collectors.toSet());
        systems.add(new Actor.Job("examples", statement.controller().key()), statement, new OwnSystems.OwnSystem(name.get(statement.primaryLanguage()),
                statement.controller().country(), categories, purposes.stream().map(vern.statement.Purpose::key).collect(Collectors.toSet()), working));
    }
}
