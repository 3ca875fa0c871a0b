package vern.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Holding;
import vern.ledger.Mentions;
import vern.ledger.Personal;
import vern.statement.Controller;

/// Finds what in a person's texts tells of someone else (Art. 15(4) GDPR; design decision 13), and takes it out. Found is whoever the
/// company knows by that whole name or customer number, and whatever looks like someone else's address, telephone or identity number.
@Component
public class Passages {

    /// The fields in which anyone may have written about anyone.
    private static final Set<String> WORDS = Set.of("message", "note", "subject", "answer", "content", "fault", "question", "term", "lines", "attachments", "interests");
    /// Where the person is the source of a text, they wrote it; but a note and an answer are the company's.
    private static final Set<String> SAID_BY_THEM = Set.of("person", "form", "email", "chat", "web", "letter");
    private static final Set<String> OURS = Set.of("note", "answer", "content");

    private final Mentions mentions;
    private final ObjectProvider<CalledByNumber> numbers;
    private final ObjectProvider<OwnWords> own;
    private final MessageSource messages;

    Passages(Mentions mentions, ObjectProvider<CalledByNumber> numbers, ObjectProvider<OwnWords> own, MessageSource messages) {
        this.mentions = mentions;
        this.numbers = numbers;
        this.own = own;
        this.messages = messages;
    }

    /// A text with what was found in it; `about` is what its category is called. `own`: the person wrote it themselves, and gets it whole unless someone decides
    /// otherwise.
    public record Text(String about, Dossier.Kept kept, Dossier.Field field, boolean own, List<Passage> found) {
        public Text {
            found = List.copyOf(found);
        }

        Passage passage(int from, int until) {
            return new Passage(kept.holding().place(), kept.holding().id(), field.name(), from, until);
        }

        /// Wherever some words stand in this text, whatever the case of their letters.
        public List<Passage> where(String words) {
            var all = new ArrayList<Passage>();
            var text = field.value().reveal();
            for (int at = 0; !words.isBlank() && at + words.length() <= text.length(); at++) {
                if (text.regionMatches(true, at, words, 0, words.length())) all.add(passage(at, at + words.length()));
            }
            return all;
        }
    }

    /// Every text in which anyone may have been written about, as they stand in the dossier.
    public List<Text> texts(Controller company, Dossier dossier) {
        var theirs = dossier.records().flatMap(kept -> kept.fields().stream()).filter(field -> !WORDS.contains(field.name())).map(field -> field.value().reveal()).toList();
        var what = Mentioned.Own.of(theirs, company);
        var read = new LinkedHashMap<Text, Mentioned>();
        var written = written(dossier);
        dossier.groups().forEach(group -> group.records().forEach(kept -> kept.fields().stream().filter(field -> WORDS.contains(field.name())).forEach(field ->
                read.put(new Text(group.name(), kept, field, own(kept.holding(), field.name(), written), List.of()), Mentioned.in(field.value().reveal(), what)))));
        var named = mentions.ofOthers(company.key(), dossier.subject(), read.values().stream().flatMap(one -> one.names().values().stream()).flatMap(Mentioned::spellings).collect(Collectors.toSet()));
        var asked = read.values().stream().flatMap(one -> one.numbers().values().stream()).collect(Collectors.toSet());
        var numbered = asked.isEmpty() ? Set.<String>of() : numbers.stream().flatMap(one -> one.ofOthers(company.key(), dossier.subject(), asked).stream()).collect(Collectors.toSet());
        return read.entrySet().stream().map(entry -> found(entry.getKey(), entry.getValue(), named, numbered)).toList();
    }

    private static Text found(Text text, Mentioned mentioned, Set<String> named, Set<String> numbered) {
        var spans = new ArrayList<>(mentioned.plain());
        mentioned.names().forEach((span, name) -> {
            if (Mentioned.spellings(name).anyMatch(named::contains)) spans.add(span);
        });
        mentioned.numbers().forEach((span, number) -> {
            if (numbered.contains(number)) spans.add(span);
        });
        return new Text(text.about(), text.kept(), text.field(), text.own(), Mentioned.together(spans).stream().map(span -> text.passage(span.from(), span.until())).toList());
    }

    private Map<String, Set<Long>> written(Dossier dossier) {
        return own.stream().collect(Collectors.toMap(OwnWords::place, one -> one.written(dossier.records().map(Dossier.Kept::holding).filter(holding -> holding.place().equals(one.place())).map(Holding::id).toList())));
    }

    private static boolean own(Holding holding, String field, Map<String, Set<Long>> written) {
        var known = Optional.ofNullable(written.get(holding.place()));
        return known.map(rows -> rows.contains(holding.id())).orElse(SAID_BY_THEM.contains(holding.source()) && !OURS.contains(field));
    }

    /// What is withheld where nobody has decided otherwise.
    public static Set<Passage> proposed(Collection<Text> texts) {
        return texts.stream().filter(text -> !text.own()).flatMap(text -> text.found().stream()).collect(Collectors.toCollection(HashSet::new));
    }

    /// The dossier as the person may read it, with no choice of anyone's.
    Dossier forThePerson(Controller company, Dossier dossier, String language) {
        return without(dossier, proposed(texts(company, dossier)), language);
    }

    /// The dossier without these passages; where something is left out, it says so.
    public Dossier without(Dossier dossier, Collection<Passage> passages, String language) {
        if (passages.isEmpty()) return dossier;
        var mark = messages.getMessage("rights.passage.withheld", null, java.util.Locale.of(language));
        return new Dossier(dossier.subject(), dossier.history(), dossier.groups().stream().map(group -> new Dossier.Group(group.category(), group.name(), group.gist(), group.blocked(),
                group.records().stream().map(kept -> without(kept, passages, mark)).toList())).toList());
    }

    private static Dossier.Kept without(Dossier.Kept kept, Collection<Passage> passages, String mark) {
        var holding = kept.holding();
        var cut = passages.stream().filter(one -> one.place().equals(holding.place()) && one.record() == holding.id()).collect(Collectors.groupingBy(Passage::field));
        if (cut.isEmpty()) return kept;
        var values = new LinkedHashMap<String, Personal>(holding.fields());
        cut.forEach((field, some) -> values.computeIfPresent(field, (_, value) -> value.rewritten(text -> without(text, some, mark))));
        return new Dossier.Kept(new Holding(holding.subject(), holding.place(), holding.id(), holding.category(), holding.source(), holding.collected(), holding.anchor(), holding.terms(),
                holding.particulars(), values), kept.why(), kept.fields().stream().map(field -> new Dossier.Field(field.key(), field.name(), field.label(), values.getOrDefault(field.name(), field.value()))).toList());
    }

    private static String without(String text, List<Passage> passages, String mark) {
        var left = new StringBuilder(text);
        var spans = Mentioned.together(passages.stream().filter(one -> one.until() <= text.length()).map(one -> new Mentioned.Span(one.from(), one.until())).toList());
        spans.stream().sorted(Comparator.comparingInt(Mentioned.Span::from).reversed()).forEach(span -> left.replace(span.from(), span.until(), mark));
        return left.toString();
    }
}
