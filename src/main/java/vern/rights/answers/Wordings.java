package vern.rights.answers;

import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;

/// The openings of the letters that answer people, as a company words them. The rest of a letter, with what the law requires in it, follows
/// whatever the opening says.
@Component
public class Wordings {

    /// The letters whose opening can be worded, by the keys of [AnswerLetters].
    public static final List<String> LETTERS = List.of("received", "identity", "extended", "refused", "access", "portability", "taken-over", "transferred", "rectification", "restriction", "lifting",
            "suspended", "objection", "withdrawal", "block", "complaint");

    private static final int LONGEST = 1500;
    private static final Pattern PLACE = Pattern.compile("\\{[^}]*}?");
    private static final List<String> PLACES = List.of("{0}", "{1}", "{2}");

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final MessageSource messages;

    Wordings(JdbcClient database, Ledger.Setting setting, MessageSource messages) {
        this.database = database;
        this.setting = setting;
        this.messages = messages;
    }

    /// A letter, by its key and in a language. `own`: the company has worded it itself.
    public record Wording(String letter, String words, boolean own) {}

    public List<Wording> all(String controller, String language) {
        return LETTERS.stream().map(letter -> of(controller, letter, language)).toList();
    }

    private Wording of(String controller, String letter, String language) {
        var own = database.sql("select words from rights.wording where controller = ? and letter = ? and language = ?").params(controller, letter, language).query(String.class).optional();
        return new Wording(letter, own.orElseGet(() -> usual(letter, language)), own.isPresent());
    }

    private String usual(String letter, String language) {
        return Optional.ofNullable(messages.getMessage("rights.answer." + letter, null, Locale.of(language))).orElseThrow().replace("''", "'");
    }

    /// The opening, with the number of the request, the day it came and the last day to answer in their places.
    String opening(String controller, String letter, String language, List<String> places) {
        var words = of(controller, letter, language).words();
        for (int i = 0; i < places.size(); i++) words = words.replace(PLACES.get(i), places.get(i));
        return words;
    }

    /// Whether it can be an opening: it says which request, and has no places but those there are.
    public static boolean possible(String words) {
        return !words.isBlank() && words.length() <= LONGEST && words.contains("{0}") && PLACE.matcher(words).results().allMatch(found -> PLACES.contains(found.group()));
    }

    /// Words an opening; with what it usually says, or nothing, it is as usual again.
    public void word(Actor.Staff actor, String letter, String language, String words) {
        if (!LETTERS.contains(letter)) throw new IllegalArgumentException("no such letter");
        boolean usual = words.isBlank() || words.strip().equals(usual(letter, language));
        setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            database.sql("delete from rights.wording where controller = ? and letter = ? and language = ?").params(actor.controller(), letter, language).update();
            if (!usual) {
                database.sql("insert into rights.wording (controller, letter, language, words, changed) values (?, ?, ?, ?, ?)")
                        .params(actor.controller(), letter, language, words.strip(), Timestamp.from(now)).update();
            }
            Trail.append(connection, new Entry(now, actor.controller(), actor.audited(), "rights.letter-worded", OptionalLong.empty(),
                    Map.of("letter", letter, "language", language, "usual", String.valueOf(usual))));
            return letter;
        });
    }
}
