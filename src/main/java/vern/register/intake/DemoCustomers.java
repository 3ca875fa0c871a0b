package vern.register.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Publication;
import vern.start.Installation;

/// Gives each company of a demonstration the invented customers that come with it, once.
@Component
@Order(10)
final class DemoCustomers implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCustomers.class);

    private final Import intake;
    private final Installation installation;
    private final Emptiness emptiness;

    /// @param publication so that the companies' statements are published before
    DemoCustomers(Import intake, Installation installation, Emptiness emptiness, Publication publication) {
        this.intake = intake;
        this.installation = installation;
        this.emptiness = emptiness;
        java.util.Objects.requireNonNull(publication);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (installation.demo()) installation.companies().stream().filter(emptiness::ofParties).forEach(this::seed);
    }

    private void seed(String company) {
        ExampleFile.with("examples/" + company + "/customers.csv", sheet -> {
            var order = new Import.Order(company, Mapping.guess(Column.class, sheet.header()), new Undated.Prospects(), true,
                    new Actor.Job("examples", company));
            var counts = intake.run(order, sheet).counts();
            LOG.info("{}: {} customers of the example, {} without contact details, {} refused", company, counts.taken(), counts.without(), counts.refused());
            return counts;
        });
    }
}
