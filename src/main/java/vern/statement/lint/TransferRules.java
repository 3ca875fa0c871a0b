package vern.statement.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vern.law.Country;
import vern.law.TransferVerdict;
import vern.law.TransferVerdict.Adequate;
import vern.law.TransferVerdict.NotAllowed;
import vern.law.TransferVerdict.Safeguarded;
import vern.law.TransferVerdict.WithinEea;
import vern.statement.Finding;
import vern.statement.Recipient;
import vern.statement.Recipient.Mechanism;

/// Data that leave the EEA, on the day the statement takes effect: Art. 44-49 and 13(1)(f).
final class TransferRules {

    static final List<Rule> ALL = List.of(
            RecipientRules.each(TransferRules::countries), RecipientRules.each(TransferRules::subProcessors),
            RecipientRules.each(TransferRules::parent), RecipientRules.each(TransferRules::openEnded));

    private record Route(Recipient recipient, String country, String path) {}

    private TransferRules() {}

    private static Stream<Finding> countries(Draft draft, Recipient recipient) {
        var countries = recipient.countries();
        return IntStream.range(0, countries.size()).boxed()
                .flatMap(i -> transfer(draft, new Route(recipient, countries.get(i), "recipients." + recipient.key() + ".countries[" + i + "]")));
    }

    private static Stream<Finding> subProcessors(Draft draft, Recipient recipient) {
        var subs = recipient.subProcessors();
        return IntStream.range(0, subs.size()).boxed().flatMap(i -> subs.get(i).countries().stream()
                .flatMap(country -> transfer(draft, new Route(recipient, country, "recipients." + recipient.key() + ".sub-processors[" + i + "].countries"))));
    }

    private static Stream<Finding> transfer(Draft draft, Route route) {
        return verdict(draft, route).stream().flatMap(verdict -> switch (verdict) {
            case WithinEea _, Adequate _ -> Stream.<Finding>empty();
            case Safeguarded(var mechanism, _, _) when !mechanism.startsWith("derogation") -> Stream.<Finding>empty();
            case Safeguarded _ -> Stream.of(draft.finding(Code.TRANSFER_BY_DEROGATION, route.path(),
                    "the transfer to " + route.country() + " rests on a derogation, which is for single cases", "`mechanisms:` with `scc` or `bcr`"));
            case NotAllowed(var reason) -> Stream.of(draft.finding(Code.TRANSFER_WITHOUT_MECHANISM, route.path(),
                    "data go to " + route.country() + " by `" + route.recipient().key() + "` without a valid mechanism on " + draft.effective() + " (" + reason.code() + ")",
                    "`mechanisms: [{ kind: scc, from: … }]` with one that is in force; Privacy Shield is not"));
        });
    }

    private static Optional<TransferVerdict> verdict(Draft draft, Route route) {
        return draft.country().flatMap(exporter -> Country.parse(route.country())
                .map(destination -> draft.law().verdict(exporter, destination, mechanisms(draft, route.recipient()), draft.effective())));
    }

    private static Set<String> mechanisms(Draft draft, Recipient recipient) {
        return recipient.mechanisms().stream().filter(mechanism -> mechanism.inForce(draft.effective())).map(Mechanism::kind).collect(Collectors.toSet());
    }

    private static Stream<Finding> parent(Draft draft, Recipient recipient) {
        return recipient.parentCountry().filter(draft::outsideEea).filter(country -> !recipient.countries().contains(country)).stream()
                .map(country -> draft.finding(Code.PARENT_COUNTRY, "recipients." + recipient.key() + ".parent-country",
                        "the owner of `" + recipient.key() + "` is in " + country + ", whose law may reach the data", "an assessment of that law, and accept this advice with its conclusion"));
    }

    private static Stream<Finding> openEnded(Draft draft, Recipient recipient) {
        if (!recipient.countriesOpenEnded()) return Stream.empty();
        return Stream.of(draft.finding(Code.COUNTRIES_OPEN_ENDED, "recipients." + recipient.key() + ".countries-open-ended",
                "the countries of `" + recipient.key() + "` are left open", "all countries, and `countries-open-ended: false`"));
    }
}
