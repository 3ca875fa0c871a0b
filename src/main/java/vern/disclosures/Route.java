package vern.disclosures;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vern.law.Country;
import vern.law.Law;
import vern.law.TransferVerdict;
import vern.statement.Recipient;
import vern.statement.Recipient.Mechanism;
import vern.statement.Statement;

/// Where data that are passed on go, and what makes that lawful on a day (Chapter V GDPR).
///
/// @param country   the country with the least protection among those that the recipient is in, ISO 3166
/// @param mechanism what carries it there, where it leaves the EEA: `scc`, `adequacy` …
public record Route(String country, boolean outside, Optional<String> mechanism, boolean allowed) {

    /// The route to a recipient. It is allowed where it is to every country that the recipient is in.
    public static Route to(Recipient recipient, Statement statement, Law law, LocalDate today) {
        var named = recipient.mechanisms().stream().filter(one -> one.inForce(today)).map(Mechanism::kind).collect(Collectors.toSet());
        var exporter = new Country(statement.controller().country());
        var worst = recipient.countries().stream().map(country -> of(country, law.verdict(exporter, new Country(country), named, today)))
                .max(Comparator.comparing(Route::allowed, Comparator.reverseOrder()).thenComparing(Route::outside))
                .orElseGet(() -> new Route(statement.controller().country(), false, Optional.empty(), true));
        return recipient.countriesOpenEnded() && !general(named) ? new Route(worst.country(), true, Optional.empty(), false) : worst;
    }

    /// Good for any country.
    private static boolean general(Set<String> named) {
        return named.contains("scc") || named.contains("bcr");
    }

    private static Route of(String country, TransferVerdict verdict) {
        return switch (verdict) {
            case TransferVerdict.WithinEea _ -> new Route(country, false, Optional.empty(), true);
            case TransferVerdict.Adequate _ -> new Route(country, true, Optional.of("adequacy"), true);
            case TransferVerdict.Safeguarded(var mechanism, _, _) -> new Route(country, true, Optional.of(mechanism), true);
            case TransferVerdict.NotAllowed _ -> new Route(country, true, Optional.empty(), false);
        };
    }
}
