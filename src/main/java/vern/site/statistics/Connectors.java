package vern.site.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.law.Law;
import vern.law.TransferVerdict;
import vern.site.consent.Asked;
import vern.start.Installation;
import vern.start.Published;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Others' programs that count for a company: let into a page only after a yes to their purpose, and only while the law lets the
/// data go where their provider handles them.
@Component
public class Connectors {

    private static final String GOOGLE = "google-analytics";

    private final Environment environment;
    private final Installation installation;
    private final Published published;
    private final Law law;

    Connectors(Environment environment, Installation installation, Published published, Law law) {
        this.environment = environment;
        this.installation = installation;
        this.published = published;
        this.law = law;
    }

    /// @param seconds     how long its cookie may stay, as declared
    /// @param unlawful    the countries that the data may not go to today; the program is off while there are any
    record Connector(String purpose, Recipient recipient, String source, Optional<String> measurement, long seconds, List<String> unlawful) {
        boolean on() {
            return unlawful.isEmpty();
        }
    }

    List<Connector> of(Statement statement) {
        var found = new ArrayList<Connector>();
        for (var group : Asked.of(statement).groups()) {
            for (var key : group.purpose().recipients()) {
                var recipient = statement.recipients().get(key);
                if (!key.equals(GOOGLE)) continue;
                var lasts = group.items().stream().mapToLong(Asked::seconds).max().orElse(0);
                source(statement).ifPresent(source -> found.add(new Connector(group.key(), recipient, source.address(), source.measurement(), lasts, unlawful(statement, recipient))));
            }
        }
        return found;
    }

    private record Source(String address, Optional<String> measurement) {}

    /// `VERN_GOOGLE_ANALYTICS` gives each company its number; a demonstration counts with a stand-in of its own that sets the same cookie.
    private Optional<Source> source(Statement statement) {
        var company = statement.controller().key();
        for (var one : environment.getProperty("vern.google-analytics", "").split(",")) {
            var parts = one.strip().split("=");
            if (parts.length == 2 && parts[0].equals(company) && parts[1].matches("[A-Z]{1,3}-[A-Z0-9]{4,20}")) {
                return Optional.of(new Source("https://www.googletagmanager.com/gtag/js?id=" + parts[1], Optional.of(parts[1])));
            }
        }
        return installation.demo() ? Optional.of(new Source("/" + company + "/stand-in/analytics.js", Optional.empty())) : Optional.empty();
    }

    private List<String> unlawful(Statement statement, Recipient recipient) {
        var day = LocalDate.ofInstant(published.moment(), statement.controller().zone());
        var mechanisms = recipient.mechanisms().stream().filter(one -> one.inForce(day)).map(Recipient.Mechanism::kind).collect(Collectors.toSet());
        var exporter = new Country(statement.controller().country());
        return recipient.countries().stream().filter(country -> law.verdict(exporter, new Country(country), mechanisms, day) instanceof TransferVerdict.NotAllowed).toList();
    }
}
