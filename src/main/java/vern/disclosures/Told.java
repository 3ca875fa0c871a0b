package vern.disclosures;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Declarations;
import vern.ledger.Histories;
import vern.ledger.History;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// Who has got something about a person, in words: the same on the desk, in Min side and in letters (Art. 15(1)(c), 15(2)).
@Component
public class Told {

    private final Histories histories;
    private final Declarations declarations;
    private final Ledger.Setting setting;

    Told(Histories histories, Declarations declarations, Ledger.Setting setting) {
        this.histories = histories;
        this.declarations = declarations;
        this.setting = setting;
    }

    /// One passing-on. `what` are the categories in words, `safeguard` what carries it out of the EEA, `terms` the recipient's own
    /// page on privacy, `matter` the case or order.
    public record Line(Instant at, String recipient, String capacity, String what, String country, Optional<String> safeguard,
                       Optional<String> terms, Optional<String> matter) {}

    /// Newest first; none for someone whom the company does not know.
    public List<Line> of(String controller, SubjectId subject, String language) {
        var statement = declarations.inForce(controller, setting.clock().instant());
        return histories.of(controller, subject).stream().flatMap(history -> history.disclosures().stream())
                .map(one -> line(statement, one, Vocabulary.in(language), language)).toList();
    }

    private static Line line(Statement statement, History.Disclosed one, Vocabulary words, String language) {
        var recipient = Optional.ofNullable(statement.recipients().get(one.recipient()));
        var what = one.categories().stream().map(key -> Optional.ofNullable(statement.categories().get(key)).map(category -> category.name().in(language)).orElse(key)).toList();
        return new Line(one.at(), recipient.map(found -> found.name().in(language)).orElse(one.recipient()),
                recipient.map(found -> words.capacity(found.role())).orElse(""), words.sentence(words.list(what)), words.country(one.country()),
                one.mechanism().map(words::mechanism), recipient.flatMap(found -> found.privacyUrl()), one.matter());
    }
}
