package vern.marketing.analysis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts people in groups and leaves out every group that is so small that it could point at someone. What is left out is neither named
/// nor counted, and the sum is that of the groups shown, so that nothing can be told from the difference.
public record Groups(List<Group> shown, boolean leftOut) {

    /// Fewer than this many people are no group.
    public static final int SMALLEST = 10;

    public Groups {
        shown = List.copyOf(shown);
    }

    /// What those in it have in common, and how many they are.
    public record Group(List<String> having, int people) {
        public Group {
            having = List.copyOf(having);
        }
    }

    /// Of people and what each has; someone with several things is in several groups.
    static <P> Groups of(Map<P, Set<List<String>>> people) {
        var counted = people.values().stream().flatMap(Set::stream).collect(Collectors.groupingBy(Function.identity(),
                () -> new TreeMap<List<String>, Long>((one, other) -> String.join("\u0000", one).compareTo(String.join("\u0000", other))), Collectors.counting()));
        var shown = counted.entrySet().stream().filter(entry -> entry.getValue() >= SMALLEST).map(entry -> new Group(entry.getKey(), entry.getValue().intValue())).toList();
        return new Groups(shown, shown.size() < counted.size());
    }

    public int largest() {
        return shown.stream().mapToInt(Group::people).max().orElse(0);
    }
}
