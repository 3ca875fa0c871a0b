package vern.statement.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import vern.statement.compare.Change.Turn;

/// Walks over two versions of the same list or map: what came, what went, what is in both.
final class Pairs {

    interface Both<T> {
        Stream<Change> changes(T before, T after);
    }

    private Pairs() {}

    static <T> List<Change> compare(Map<String, T> before, Map<String, T> after, BiFunction<T, Turn, Change> one, Both<T> both) {
        var changes = new ArrayList<Change>();
        after.forEach((key, value) -> {
            if (before.containsKey(key)) both.changes(before.get(key), value).forEach(changes::add);
            else changes.add(one.apply(value, Turn.ADDED));
        });
        before.forEach((key, value) -> {
            if (!after.containsKey(key)) changes.add(one.apply(value, Turn.REMOVED));
        });
        return changes;
    }

    static List<String> missing(Collection<String> from, Collection<String> in) {
        return in.stream().filter(item -> !from.contains(item)).distinct().sorted().toList();
    }

    /// What came into a list and what went out of it, as at most two changes.
    static Stream<Change> lists(Collection<String> before, Collection<String> after, BiFunction<List<String>, Turn, Change> change) {
        var added = missing(before, after);
        var removed = missing(after, before);
        return Stream.concat(
                added.isEmpty() ? Stream.empty() : Stream.of(change.apply(added, Turn.ADDED)),
                removed.isEmpty() ? Stream.empty() : Stream.of(change.apply(removed, Turn.REMOVED)));
    }

    static Stream<Change> flag(boolean before, boolean after, java.util.function.Function<Turn, Change> change) {
        return before == after ? Stream.empty() : Stream.of(change.apply(after ? Turn.ADDED : Turn.REMOVED));
    }
}
