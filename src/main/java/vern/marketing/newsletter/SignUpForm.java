package vern.marketing.newsletter;

import java.util.List;
import java.util.Optional;
import vern.law.Law;
import vern.marketing.Offering;
import vern.statement.Statement;

/// What stands beside the fields of the form before anybody writes in them (Art. 13): from the statement, in one language.
public record SignUpForm(String language, String consent, String because, String voluntary, List<String> keeping, List<Receiver> receivers, boolean segmented, String who) {

    /// Who else comes near the address.
    public record Receiver(String name, String does) {}

    static SignUpForm of(Statement statement, Offering offering, String reader, Law law) {
        var language = statement.languages().contains(reader) ? reader : statement.primaryLanguage();
        var keeping = List.of(offering.confirming(), offering.purpose()).stream()
                .map(purpose -> purpose.name().in(language) + ": " + purpose.categories().get(offering.category().key()).sentence(language, law)).toList();
        var receivers = offering.purpose().recipients().stream().sorted().map(key -> Optional.ofNullable(statement.recipients().get(key))).flatMap(Optional::stream)
                .map(recipient -> new Receiver(recipient.name().in(language), recipient.does().in(language))).toList();
        return new SignUpForm(language, offering.purpose().consent().orElseThrow().in(language), offering.purpose().because().in(language),
                offering.context().voluntary().map(text -> text.in(language)).orElse(""), keeping, receivers, offering.segmented(), statement.controller().legalName());
    }
}
