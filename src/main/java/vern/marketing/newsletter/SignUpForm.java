package vern.marketing.newsletter;

import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vern.law.Law;
import vern.marketing.Offering;
import vern.statement.Statement;

/// What stands beside the fields of the form before anybody writes in them (Art. 13): from the statement, in one language.
public record SignUpForm(String language, String consent, String because, String voluntary, List<String> keeping, List<Receiver> receivers, Asks asks, String who) {

    /// What is asked beside the address, all of it optional: who they are, and which interests, by key and word. `single`: nothing is confirmed.
    public record Asks(boolean segmented, Map<String, String> interests, boolean single) {

        static Asks of(Offering offering, String language) {
            var words = new LinkedHashMap<String, String>();
            offering.interests().forEach((key, text) -> words.put(key, text.in(language)));
            return new Asks(offering.segmented(), words, offering.single());
        }
    }

    /// Who else comes near the address.
    public record Receiver(String name, String does) {}

    static SignUpForm of(Statement statement, Offering offering, String reader, Law law) {
        var language = statement.languages().contains(reader) ? reader : statement.primaryLanguage();
        var keeping = Stream.of(offering.entering(), offering.purpose()).distinct()
                .map(purpose -> purpose.name().in(language) + ": " + purpose.categories().get(offering.category().key()).sentence(language, law)).toList();
        var receivers = offering.purpose().recipients().stream().sorted().map(key -> Optional.ofNullable(statement.recipients().get(key))).flatMap(Optional::stream)
                .map(recipient -> new Receiver(recipient.name().in(language), recipient.does().in(language))).toList();
        return new SignUpForm(language, offering.purpose().consent().orElseThrow().in(language), offering.purpose().because().in(language),
                offering.context().voluntary().map(text -> text.in(language)).orElse(""), keeping, receivers, Asks.of(offering, language), statement.controller().legalName());
    }
}
