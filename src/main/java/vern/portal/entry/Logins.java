package vern.portal.entry;

import java.net.InetAddress;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.IpAddresses;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Contact;

/// From which networks someone signs in, where the company's statement declares that it looks at that. A password alone opens nothing
/// from a network that its owner has not signed in from before.
@Repository
class Logins {

    static final String IN = "signed-in";
    static final String STOPPED = "step-up";

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Credentials.Grounds grounds;

    Logins(JdbcClient database, Ledger.Setting setting, Credentials.Grounds grounds) {
        this.database = database;
        this.setting = setting;
        this.grounds = grounds;
    }

    /// One sign-in: whose, and the address it came from.
    record From(String controller, SubjectId subject, InetAddress address) {
        @Override
        public String toString() {
            return "From[" + controller + "]";
        }
    }

    private Instant moment() {
        return setting.clock().instant();
    }

    private Optional<Declared> declared(String controller) {
        return Declared.logins(setting.declarations().inForce(controller, moment()));
    }

    private Placing place(From from, Declared declared) {
        var wish = Placing.Wish.of(from.controller(), declared.category(), declared.source(), from.subject(), moment()).holding(Set.of("ip-address", "logged-in", "result"));
        return grounds.ledger().place(anchor(from.subject()).map(wish::on).orElse(wish));
    }

    private Optional<AnchorId> anchor(SubjectId subject) {
        return grounds.parties().of(subject).stream().filter(contact -> contact.left().isEmpty()).map(Contact::anchor).findFirst();
    }

    /// Writes down what came of it. Nothing where the statement has no ground for it, or the person has objected.
    void write(From from, String result) {
        declared(from.controller()).ifPresent(declared -> setting.transactor().inTransaction(connection -> {
            if (place(from, declared) instanceof Placing.Granted(var terms)) {
                var at = moment().atZone(setting.declarations().inForce(from.controller(), moment()).controller().zone());
                database.sql("insert into portal.login (subject, anchor, terms, collected, ip_address, logged_in, result) values (?, ?, ?, ?, ?, ?, ?)")
                        .params(from.subject().value(), anchor(from.subject()).map(AnchorId::value).orElse(null), terms.value(), at.toLocalDate(),
                                from.address().getHostAddress(), WHEN.format(at), result).update();
            }
            if (result.equals(STOPPED)) {
                Trail.append(connection, new Entry(moment(), from.controller(), new Actor.Job("sign-in", from.controller()).audited(), "portal.login-stopped",
                        OptionalLong.of(from.subject().value()), Map.of("reason", "unknown-network")));
            }
            return from;
        }));
    }

    /// Whether a password is enough from there: the company does not look at networks, the person does not want it to, or has come from it.
    boolean usual(From from) {
        return declared(from.controller()).map(declared -> place(from, declared) instanceof Placing.Refused || networks(from, declared).contains(IpAddresses.truncated(from.address())))
                .orElse(true);
    }

    private List<InetAddress> networks(From from, Declared declared) {
        var use = Use.of(new Actor.Job("sign-in", from.controller()), declared.purpose(), "sign-in").only(declared.category());
        if (!(grounds.gate().use(use, from.subject()) instanceof Use.Answer.Given(var holdings))) return List.of();
        return holdings.stream().filter(holding -> holding.place().equals(EntryKeeper.LOGIN)).filter(holding -> is(holding, IN))
                .flatMap(holding -> holding.field("ip-address").stream()).flatMap(address -> IpAddresses.truncated(address.reveal()).stream()).toList();
    }

    private static boolean is(Holding holding, String result) {
        return holding.field("result").filter(held -> held.reveal().equals(result)).isPresent();
    }
}
