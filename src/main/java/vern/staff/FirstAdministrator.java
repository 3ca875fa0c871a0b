package vern.staff;

import java.net.URI;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vern.start.FirstSignIn;
import vern.start.Installation;

/// The way into a new installation: an account for each company that may appoint the others, taken up by a link on the console.
/// Nothing is open by default. Its roles count only once whoever takes it up has signed the undertaking.
@Component
class FirstAdministrator implements FirstSignIn {

    private final JdbcClient database;
    private final Accounts accounts;
    private final Bindings bindings;
    private final Invitations invitations;
    private final Place place;

    /// Where and for whom the link is made.
    @Component
    record Place(Installation installation, Environment environment) {
        URI welcome(Secret token) {
            return URI.create("http://localhost:" + environment.getProperty("local.server.port", "8080") + "/desk/welcome/" + token.value());
        }
    }

    FirstAdministrator(JdbcClient database, Accounts accounts, Bindings bindings, Invitations invitations, Place place) {
        this.database = database;
        this.accounts = accounts;
        this.bindings = bindings;
        this.invitations = invitations;
        this.place = place;
    }

    @Override
    @Transactional
    public Optional<URI> link() {
        if (place.installation().demo() || !accounts.nobody()) return Optional.empty();
        return place.installation().companies().stream().findFirst().map(this::account).map(invitations::invite).map(place::welcome);
    }

    private long account(String controller) {
        String address = "administrator@" + controller + ".example";
        return accounts.add(controller, address, "Administrator").map(this::appoint)
                .orElseGet(() -> database.sql("select id from staff.account where lower(address) = :address")
                        .param("address", address).query(Long.class).single());
    }

    private long appoint(long account) {
        for (String role : new String[] {Roles.ADMINISTRATOR, Roles.MANAGING_DIRECTOR}) {
            bindings.bind(new Bindings.Order(account, role, "installation", Optional.empty()), Optional.empty());
        }
        return account;
    }
}
