package vern.cases.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.cases.CaseId;
import vern.cases.Entries;
import vern.cases.Matter;
import vern.cases.Matters;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.staff.Counter;

/// The cases as whoever stands at the desk may see them: those whose kind of data their role works with. What is written is read
/// through the gate, for a purpose of theirs; the rest is not there.
@Component
class CaseDesk {

    private static final List<String> CATEGORIES = List.of("enquiry", "contact-log", "rights-request", "dpo-letter", "event-contact", "booking");

    private final Counter counter;
    private final Gate gate;
    private final Matters matters;
    private final Entries entries;

    CaseDesk(Counter counter, Gate gate, Matters matters, Entries entries) {
        this.counter = counter;
        this.gate = gate;
        this.matters = matters;
        this.entries = entries;
    }

    /// The kinds of data in cases that the actor's roles work with.
    List<String> categories() {
        return CATEGORIES.stream().filter(category -> !purposes(category).isEmpty()).toList();
    }

    /// The purposes for which the actor may use such data.
    List<String> purposes(String category) {
        return counter.statement().purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category)).map(purpose -> purpose.key())
                .filter(purpose -> gate.refusal(Use.of(counter.actor(), purpose, "cases")).isEmpty()).toList();
    }

    /// The roles that work with such data.
    Set<String> roles(String category) {
        return counter.statement().purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category)).flatMap(purpose -> purpose.roles().stream()).collect(Collectors.toSet());
    }

    /// One line of the inbox; `first` is what it began with, if the gate gave it out.
    record Row(Matter matter, Optional<Holding> first) {

        public Optional<String> title() {
            return first.flatMap(held -> held.field("subject").or(() -> held.field("message")).or(() -> held.field("product"))).map(value -> beginning(value.reveal()));
        }

        public Optional<String> who() {
            return first.flatMap(held -> held.field("name").or(() -> held.field("company")).or(() -> held.field("email")).or(() -> held.field("phone"))).map(value -> value.reveal());
        }

        private static String beginning(String text) {
            var line = text.strip().lines().findFirst().orElse("");
            return line.length() > 90 ? line.substring(0, 90) + "…" : line;
        }
    }

    List<Row> rows(List<Matter> page) {
        var firsts = entries.firsts(page.stream().map(Matter::id).toList());
        var given = new HashMap<Long, Holding>();
        page.stream().collect(Collectors.groupingBy(matter -> matter.filed().category())).forEach((category, some) ->
                given.putAll(records("inbox", category, some.stream().flatMap(matter -> Stream.ofNullable(firsts.get(matter.id().value()))).toList())));
        return page.stream().map(matter -> new Row(matter, Optional.ofNullable(firsts.get(matter.id().value())).map(given::get))).toList();
    }

    /// By one purpose after the other, each asked only for what no earlier one gave.
    private Map<Long, Holding> records(String what, String category, Collection<Long> ids) {
        var given = new HashMap<Long, Holding>();
        var asked = new ArrayList<>(ids);
        for (var purpose : purposes(category)) {
            if (asked.isEmpty()) break;
            if (gate.useRecords(Use.of(counter.actor(), purpose, what).only(category), Entries.ENTRY, asked) instanceof Use.Answer.Given(var holdings)) {
                holdings.forEach(holding -> given.put(holding.id(), holding));
                asked.removeAll(given.keySet());
            }
        }
        return given;
    }

    /// A case that the actor may see; one of another company or of data they do not work with is not there.
    Optional<Matter> find(long id) {
        return matters.find(counter.controller(), new CaseId(id)).filter(matter -> categories().contains(matter.filed().category()));
    }

    /// Everything that hangs on the case and may be read now, by the number of the holding.
    Map<Long, Holding> held(Matter matter, String place) {
        var all = new HashMap<Long, Holding>();
        for (var purpose : purposes(matter.filed().category())) {
            if (gate.useAt(Use.of(counter.actor(), purpose, "case").about(matter.id().said()).only(matter.filed().category()), List.of(matter.filed().anchor()))
                    instanceof Use.Answer.Given(var holdings)) {
                holdings.stream().filter(holding -> holding.place().equals(place)).forEach(holding -> all.putIfAbsent(holding.id(), holding));
                if (!holdings.isEmpty()) break;
            }
        }
        return all;
    }

    /// The purpose that an answer is written for: the first with a living ground.
    Optional<String> purpose(Matter matter) {
        return purposes(matter.filed().category()).stream().filter(purpose ->
                gate.useAt(Use.of(counter.actor(), purpose, "answer").about(matter.id().said()).only(matter.filed().category()), List.of(matter.filed().anchor()))
                        instanceof Use.Answer.Given(var holdings) && !holdings.isEmpty()).findFirst();
    }

    /// Cases in which the words stand, latest first. What is searched for is not stored; that a match was seen is.
    List<Row> search(String words) {
        var hits = new HashMap<Long, Holding>();
        for (var category : categories()) {
            for (var purpose : purposes(category)) {
                if (gate.search(Use.of(counter.actor(), purpose, "search").only(category), words, 100) instanceof Use.Answer.Given(var holdings)) {
                    holdings.stream().filter(holding -> holding.place().equals(Entries.ENTRY)).forEach(holding -> hits.putIfAbsent(holding.id(), holding));
                }
            }
        }
        var byCase = entries.mattersOf(hits.keySet());
        return byCase.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, Math::min)).entrySet().stream()
                .flatMap(found -> find(found.getKey()).map(matter -> new Row(matter, Optional.ofNullable(hits.get(found.getValue())))).stream())
                .sorted(java.util.Comparator.comparing((Row row) -> row.matter().course().touched()).reversed()).toList();
    }

    static <T> Map<Long, T> by(List<T> all, Function<T, Long> key) {
        return all.stream().collect(Collectors.toMap(key, one -> one, (a, b) -> a));
    }
}
