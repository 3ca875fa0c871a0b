package vern.statement.reading;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import vern.statement.Texts;
import vern.statement.reading.Value.Entries;
import vern.statement.reading.Value.Items;
import vern.statement.reading.Value.Scalar;

/// A group of keys that has passed [Check], read as the types of the records. Reading what the shape does not promise is
/// a fault of this package.
record Facts(Entries entries) {

    boolean has(String key) {
        return entries.values().containsKey(key);
    }

    String line(String key) {
        return ((Scalar) get(key)).text();
    }

    Optional<String> maybeLine(String key) {
        return maybe(key, Facts::line);
    }

    /// The items of a list, in order; empty where the key is left out.
    List<String> lines(String key) {
        return values(key).stream().map(value -> ((Scalar) value).text()).toList();
    }

    Set<String> set(String key) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(lines(key)));
    }

    Texts text(String key) {
        return at(key).texts();
    }

    Optional<Texts> maybeText(String key) {
        return maybe(key, Facts::text);
    }

    /// This group as a text: every key is a language.
    Texts texts() {
        var said = new LinkedHashMap<String, String>();
        entries.values().forEach((language, value) -> said.put(language, ((Scalar) value).text().strip()));
        return new Texts(said);
    }

    boolean flag(String key) {
        return has(key) && line(key).equals("true");
    }

    int whole(String key) {
        return Integer.parseInt(line(key));
    }

    LocalDate date(String key) {
        return LocalDate.parse(line(key));
    }

    Optional<LocalDate> maybeDate(String key) {
        return maybe(key, Facts::date);
    }

    <E extends Enum<E>> E word(String key, Class<E> type) {
        return constant(line(key), type);
    }

    <E extends Enum<E>> Optional<E> maybeWord(String key, Class<E> type) {
        return maybe(key, (facts, name) -> facts.word(name, type));
    }

    static <E extends Enum<E>> E constant(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Facts at(String key) {
        return new Facts((Entries) get(key));
    }

    Optional<Facts> maybeAt(String key) {
        return maybe(key, Facts::at);
    }

    /// The groups of a list, in order.
    List<Facts> each(String key) {
        return values(key).stream().map(value -> new Facts((Entries) value)).toList();
    }

    /// What stands under keys of its own, in the order of the file.
    <T> Map<String, T> keyed(String key, BiFunction<String, Facts, T> read) {
        var things = new LinkedHashMap<String, T>();
        maybeAt(key).ifPresent(group -> group.entries.values().forEach((name, value) -> things.put(name, read.apply(name, new Facts((Entries) value)))));
        return Collections.unmodifiableMap(things);
    }

    /// One line under each key, in the order of the file.
    <T> Map<String, T> keyedLines(String key, Function<String, T> read) {
        var things = new LinkedHashMap<String, T>();
        at(key).entries.values().forEach((name, value) -> things.put(name, read.apply(((Scalar) value).text())));
        return Collections.unmodifiableMap(things);
    }

    private List<Value> values(String key) {
        return has(key) ? ((Items) get(key)).values() : List.of();
    }

    private <T> Optional<T> maybe(String key, BiFunction<Facts, String, T> read) {
        return has(key) ? Optional.of(read.apply(this, key)) : Optional.empty();
    }

    private Value get(String key) {
        var value = entries.values().get(key);
        if (value == null) throw new IllegalStateException("the shape does not require " + key);
        return value;
    }
}
