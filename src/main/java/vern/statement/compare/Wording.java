package vern.statement.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The word-level difference between two texts, to be shown as struck-out and underlined runs.
public final class Wording {

    /// A stretch of text. What is kept and deleted makes the old text, what is kept and inserted the new one.
    public sealed interface Run {
        String text();

        record Kept(String text) implements Run {}

        record Deleted(String text) implements Run {}

        record Inserted(String text) implements Run {}
    }

    /// A word or a sign, with the space after it.
    private static final Pattern WORD = Pattern.compile("(?:[\\p{L}\\p{N}]++(?:[-'’][\\p{L}\\p{N}]++)*+|.)\\s*+", Pattern.DOTALL);

    /// Beyond this many comparisons two texts are shown as replaced.
    private static final long MOST = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Run> runs = new ArrayList<>();

    private Wording(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    public static List<Run> between(String before, String after) {
        return new Wording(words(before), words(after)).runs();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private List<Run> runs() {
        var start = sameAtStart();
        var end = sameAtEnd(start);
        add(before.subList(0, start), Run.Kept::new);
        middle(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        add(before.subList(before.size() - end, before.size()), Run.Kept::new);
        return List.copyOf(runs);
    }

    private int sameAtStart() {
        var same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) same++;
        return same;
    }

    private int sameAtEnd(int start) {
        var most = Math.min(before.size(), after.size()) - start;
        var same = 0;
        while (same < most && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) same++;
        return same;
    }

    private void middle(List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST) {
            add(old, Run.Deleted::new);
            add(now, Run.Inserted::new);
            return;
        }
        var common = longestCommon(old, now);
        var i = 0;
        var j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                add(old.subList(i, ++i), Run.Kept::new);
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(old.subList(i, ++i), Run.Deleted::new);
            } else {
                add(now.subList(j, ++j), Run.Inserted::new);
            }
        }
    }

    /// How many words the rests of both lists have in common, from each place on.
    private static int[][] longestCommon(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void add(List<String> words, Function<String, Run> kind) {
        if (words.isEmpty()) return;
        var run = kind.apply(String.join("", words));
        if (!runs.isEmpty() && runs.getLast().getClass() == run.getClass()) {
            run = kind.apply(runs.removeLast().text() + run.text());
        }
        runs.add(run);
    }
}
