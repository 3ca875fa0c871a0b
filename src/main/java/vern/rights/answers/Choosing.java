package vern.rights.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Why;
import vern.rights.Dossiers;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// A person's no: the withdrawal of a consent (Art. 7(3)) and the objection to direct marketing (Art. 21(2)). Both at once, and both
/// without weighing. Says beforehand what ends with it, and afterwards what stays on another ground.
@Component
public class Choosing {

    private final Ledger ledger;
    private final Ledger.Setting setting;
    private final Dossiers dossiers;
    private final Suppressions suppressions;

    Choosing(Ledger ledger, Ledger.Setting setting, Dossiers dossiers, Suppressions suppressions) {
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.setting = setting;
        this.dossiers = dossiers;
    }

    /// What stays although a consent is taken back: which data, for what, and why.
    public record Remaining(String category, String purpose, String because) {}

    /// What a withdrawal leads to. `ends` is what can no longer be done for the person, in the statement's words.
    public record Consequence(String purpose, Optional<String> ends, List<String> goes, List<Remaining> stays) {}

    /// What follows of taking back the consent to a purpose, before anything is done.
    public Consequence consequence(Actor actor, SubjectId subject, String purpose, String language) {
        var statement = statement(actor.controller());
        var declared = statement.purposes().get(purpose);
        var goes = new ArrayList<String>();
        var stays = new java.util.LinkedHashSet<Remaining>();
        dossiers.whole(actor, subject, language, "withdrawal").ifPresent(dossier -> dossier.groups().stream()
                .filter(group -> declared.categories().containsKey(group.category())).forEach(group -> {
                    var others = group.records().stream().flatMap(kept -> kept.why().reasons().stream()).filter(Why.Reason::lives)
                            .filter(reason -> !reason.purpose().equals(purpose)).toList();
                    if (others.isEmpty()) goes.add(group.name());
                    others.forEach(reason -> stays.add(new Remaining(group.name(), reason.name(), reason.because())));
                }));
        return new Consequence(declared.name().in(language), declared.consequence().map(text -> text.in(language)), goes, List.copyOf(stays));
    }

    public void withdraw(Actor actor, SubjectId subject, String purpose) {
        ledger.withdraw(actor.controller(), subject, purpose, actor);
    }

    /// No more direct marketing: every purpose that is, whatever its basis, and every channel; remembered also when all else is erased.
    public void block(Actor actor, SubjectId subject) {
        var statement = statement(actor.controller());
        marketing(statement).forEach(purpose -> {
            if (purpose.basis() == vern.statement.Basis.CONSENT) ledger.withdraw(actor.controller(), subject, purpose.key(), actor);
            ledger.object(actor.controller(), subject, purpose.key(), actor);
        });
        suppressions.keep(actor, subject);
        vern.ledger.MarketingChannel.all().forEach(channel -> ledger.close(actor.controller(), subject, channel, actor));
    }

    public static List<Purpose> marketing(Statement statement) {
        return statement.purposes().values().stream().filter(Purpose::directMarketing).toList();
    }

    /// The legitimate interests that may be objected to, one by one, by key and name.
    public static Map<String, String> objectionable(Statement statement, String language) {
        var found = new java.util.LinkedHashMap<String, String>();
        statement.purposes().values().stream().filter(purpose -> purpose.basis() == vern.statement.Basis.LEGITIMATE_INTEREST)
                .filter(purpose -> !purpose.categories().containsKey("rights-request"))
                .forEach(purpose -> found.put(purpose.key(), Vocabulary.in(language).sentence(purpose.name().in(language))));
        return found;
    }

    Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }
}
