package vern.rights.passages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.rights.Dossier;
import vern.rights.Passage;
import vern.rights.Passages;
import vern.rights.Passages.Text;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;

/// What is left out of the copy for a request: what was found, unless someone has decided that it may be given, and what someone has added.
@Component
public class PassageChoices {

    private final Passages passages;
    private final Progress progress;
    private final Declarations declarations;
    private final JdbcClient database;

    PassageChoices(Passages passages, Progress progress, Declarations declarations, JdbcClient database) {
        this.passages = passages;
        this.progress = progress;
        this.declarations = declarations;
        this.database = database;
    }

    /// A text with all its passages, and whether each is left out.
    public record Weighed(Text text, Map<Passage, Boolean> passages) {}

    /// Every text that has a passage, in the order of the dossier.
    public List<Weighed> of(Request request, Dossier dossier) {
        var decided = decided(request);
        var weighed = new ArrayList<Weighed>();
        for (var text : texts(request, dossier)) {
            var all = new LinkedHashMap<Passage, Boolean>();
            text.found().forEach(found -> all.put(found, !text.own()));
            decided.forEach((one, choice) -> {
                if (stands(text, one, choice)) all.put(one, choice.withheld());
            });
            if (!all.isEmpty()) weighed.add(new Weighed(text, all));
        }
        return weighed;
    }

    private List<Text> texts(Request request, Dossier dossier) {
        return passages.texts(declarations.inForce(request.controller(), progress.moment()).controller(), dossier);
    }

    private static boolean stands(Text text, Passage one, Choice choice) {
        var holding = text.kept().holding();
        return one.place().equals(holding.place()) && one.record() == holding.id() && one.field().equals(text.field().name()) && choice.length() == text.field().value().reveal().length();
    }

    /// What is left out of the copy as things are.
    public Set<Passage> withheld(Request request, Dossier dossier) {
        var withheld = new HashSet<Passage>();
        of(request, dossier).forEach(text -> text.passages().forEach((one, out) -> {
            if (out) withheld.add(one);
        }));
        return withheld;
    }

    /// The dossier as the copy for this request has it, read in this language.
    public Dossier applied(Request request, Dossier dossier, String language) {
        return without(dossier, withheld(request, dossier), language);
    }

    public Dossier without(Dossier dossier, Set<Passage> withheld, String language) {
        return passages.without(dossier, withheld, language);
    }

    /// Of the passages that are shown, these are left out and the others given; and wherever `more` stands in a text, that is left out too.
    public void choose(Request request, Dossier dossier, Set<String> out, List<String> more, Actor actor) {
        var chosen = new HashMap<Passage, Choice>();
        of(request, dossier).forEach(text -> text.passages().keySet().forEach(one -> chosen.put(one, new Choice(length(text.text()), out.contains(one.key())))));
        for (var text : texts(request, dossier)) more.forEach(words -> text.where(words).forEach(one -> chosen.put(one, new Choice(length(text), true))));
        progress.inTransaction(() -> {
            database.sql("delete from rights.passage where request = ?").param(request.id()).update();
            chosen.forEach((one, choice) -> write(request, one, choice));
            long left = chosen.values().stream().filter(Choice::withheld).count();
            return progress.note(request, "passages", left + " withheld, " + (chosen.size() - left) + " given", actor);
        });
    }

    private static int length(Text text) {
        return text.field().value().reveal().length();
    }

    private record Choice(int length, boolean withheld) {}

    private void write(Request request, Passage one, Choice choice) {
        database.sql("insert into rights.passage (request, place, record, field, starts, ends, length, withheld) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(request.id(), one.place(), one.record(), one.field(), one.from(), one.until(), choice.length(), choice.withheld()).update();
    }

    private Map<Passage, Choice> decided(Request request) {
        var found = new LinkedHashMap<Passage, Choice>();
        database.sql("select place, record, field, starts, ends, length, withheld from rights.passage where request = ? order by place, record, field, starts").param(request.id())
                .query((row, _) -> found.put(new Passage(row.getString("place"), row.getLong("record"), row.getString("field"), row.getInt("starts"), row.getInt("ends")),
                        new Choice(row.getInt("length"), row.getBoolean("withheld")))).list();
        return found;
    }
}
