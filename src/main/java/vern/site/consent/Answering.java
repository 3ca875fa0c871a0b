package vern.site.consent;

import java.sql.Connection;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.start.Published;

/// Records what a visitor answers: consent given or withdrawn in the ledger, and the proof of it. What was held for a purpose that is
/// refused now is gone when the answer is recorded.
@Component
public class Answering {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final ChoiceProofs proofs;
    private final Published published;
    private final JdbcClient database;
    private final Signatures signatures;

    Answering(Ledger.Setting setting, Ledger ledger, ChoiceProofs proofs, Paper paper) {
        this.setting = setting;
        this.ledger = ledger;
        this.proofs = proofs;
        published = paper.published();
        database = paper.database();
        signatures = paper.signatures();
    }

    /// What an answer is held against and written with.
    @Component("siteConsentPaper")
    record Paper(Published published, JdbcClient database, Signatures signatures) {}

    /// An answer as it came: the version and language that was read, the purposes, and the number by which the browser knows the answer.
    /// `previous` is the answer it takes the place of.
    record Given(int version, String language, Set<String> yes, Set<String> no, String nonce, Optional<Choice> previous) {
        Given {
            yes = Set.copyOf(yes);
            no = Set.copyOf(no);
        }
    }

    sealed interface Outcome {
        /// The answer with its receipt, signed.
        record Recorded(Choice choice) implements Outcome {}

        /// Not an answer to what is asked: another version, a purpose that is not there, a purpose without answer.
        record NotWhatIsAsked() implements Outcome {}
    }

    Outcome record(String company, Given given) {
        var statement = published.versions(company).stream().filter(one -> one.version().number() == given.version()).findFirst();
        var asked = statement.map(Asked::of);
        var language = statement.filter(one -> one.languages().contains(given.language()));
        if (asked.isEmpty() || language.isEmpty() || !whole(asked.get(), given)) return new Outcome.NotWhatIsAsked();
        return setting.transactor().inTransaction(connection -> new Outcome.Recorded(recorded(connection, company, asked.get(), given)));
    }

    private static boolean whole(Asked asked, Given given) {
        if (given.yes().stream().anyMatch(given.no()::contains)) return false;
        var all = new java.util.HashSet<>(given.yes());
        all.addAll(given.no());
        return all.equals(asked.keys());
    }

    private Choice recorded(Connection connection, String company, Asked asked, Given given) throws java.sql.SQLException {
        var at = setting.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        var receipt = signatures.sign("receipt", company + "/" + given.nonce());
        var choice = new Choice(given.version(), at, given.yes(), given.no(), receipt, "");
        if (!isNew(company, given.nonce())) return signed(company, choice);
        var known = given.previous().flatMap(previous -> subject(company, previous));
        var subject = known.orElseGet(() -> ledger.subject(company));
        database.sql("insert into site.receipt (digest, company, subject, nonce, made) values (?, ?, ?, ?, ?)")
                .params(Signatures.digest(receipt), company, subject.value(), Signatures.digest(given.nonce()), at.atOffset(java.time.ZoneOffset.UTC)).update();
        var actor = new Actor.Self(subject, company);
        for (var purpose : given.yes()) proofs.yes(new ChoiceProofs.Answer(asked, purpose, given.language(), subject, at), actor);
        for (var purpose : given.no()) proofs.no(new ChoiceProofs.Answer(asked, purpose, given.language(), subject, at), actor);
        Trail.append(connection, new Entry(at, company, actor.audited(), "site.choice", OptionalLong.of(subject.value()),
                Map.of("version", String.valueOf(given.version()), "yes.count", "" + given.yes().size(), "no.count", "" + given.no().size())));
        return signed(company, choice);
    }

    private boolean isNew(String company, String nonce) {
        return database.sql("select count(*) from site.receipt where company = ? and nonce = ?").params(company, Signatures.digest(nonce))
                .query(Long.class).single() == 0;
    }

    private Choice signed(String company, Choice choice) {
        return choice.with(choice.receipt(), signatures.sign("choice", company + "/" + choice.signed()));
    }

    /// Whether this installation recorded the answer, just as it is.
    public boolean isOurs(String company, Choice choice) {
        return !choice.receipt().isEmpty() && signatures.signed("choice", company + "/" + choice.signed(), choice.signature());
    }

    /// The random number that stands for whoever has this answer in their browser.
    public Optional<SubjectId> subject(String company, Choice choice) {
        if (!isOurs(company, choice)) return Optional.empty();
        return database.sql("select subject from site.receipt where digest = ? and company = ?").params(Signatures.digest(choice.receipt()), company)
                .query(Long.class).optional().map(SubjectId::new);
    }
}
