package vern.site.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;

/// Keeps the proof of each answer for as long as the statement says. A proof stands on an anchor of its own, which ends when the
/// consent does; a refusal's has ended from the start.
@Component
final class ChoiceProofs {

    static final String CATEGORY = "consent-proof";

    private static final String BEGUN = "consent-begun";
    private static final String ENDED = "consent-ended";

    private final Ledger ledger;
    private final JdbcClient database;

    ChoiceProofs(Ledger ledger, JdbcClient database) {
        this.ledger = ledger;
        this.database = database;
    }

    /// One purpose of an answer.
    record Answer(Asked asked, String purpose, String language, SubjectId subject, Instant at) {
        String company() {
            return asked.statement().controller().key();
        }

        String textVersion() {
            return TextVersion.of(asked, purpose, language).value();
        }
    }

    /// A yes. One that stands already under the same text says nothing new.
    void yes(Answer answer, Actor actor) {
        if (stands(answer)) return;
        end(answer, actor);
        ledger.consent(answer.company(), answer.subject(), answer.purpose(), Map.of("text-version", answer.textVersion(), "channel", "site"), actor);
        write(answer, Map.of(BEGUN, answer.at()), Map.of("given", answer.at().toString()));
    }

    /// A no: what was said yes to before is withdrawn, and what stood on it is gone.
    void no(Answer answer, Actor actor) {
        if (end(answer, actor) > 0) ledger.withdraw(answer.company(), answer.subject(), answer.purpose(), actor);
        else write(answer, Map.of(BEGUN, answer.at(), ENDED, answer.at()), Map.of("withdrawn", answer.at().toString()));
    }

    private boolean stands(Answer answer) {
        return database.sql("select count(*) from site.choice where subject = ? and purpose = ? and text_version = ? and withdrawn is null")
                .params(answer.subject().value(), answer.purpose(), answer.textVersion()).query(Long.class).single() > 0;
    }

    /// Writes the end into the proofs that stand, and ends what they stand on; returns how many there were.
    private int end(Answer answer, Actor actor) {
        List<Long> anchors = database.sql("update site.choice set withdrawn = ? where subject = ? and purpose = ? and withdrawn is null returning anchor")
                .params(answer.at().toString(), answer.subject().value(), answer.purpose()).query(Long.class).list();
        anchors.forEach(anchor -> ledger.happen(answer.company(), new AnchorId(anchor), ENDED, answer.at(), actor));
        return anchors.size();
    }

    private void write(Answer answer, Map<String, Instant> events, Map<String, String> when) {
        var values = new HashMap<>(when);
        values.put("purpose", answer.purpose());
        values.put("text-version", answer.textVersion());
        var anchor = ledger.open(answer.company(), "consent", Optional.empty(), events);
        var wish = Placing.Wish.of(answer.company(), CATEGORY, "person", answer.subject(), answer.at()).on(anchor).holding(values.keySet());
        // A statement that declares no proof cannot keep one: the ledger has the consent itself.
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return;
        database.sql("""
                insert into site.choice (subject, id, anchor, terms, collected, purpose, text_version, given, withdrawn)
                values (?, nextval('site.record_id'), ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(answer.subject().value(), anchor.value(), terms.value(), day(answer), answer.purpose(), answer.textVersion(),
                        absent(when.get("given")), absent(when.get("withdrawn")))).update();
    }

    private static @Nullable Object absent(@Nullable String value) {
        return value;
    }

    private static java.time.LocalDate day(Answer answer) {
        return answer.at().atZone(answer.asked().statement().controller().zone()).toLocalDate();
    }
}
