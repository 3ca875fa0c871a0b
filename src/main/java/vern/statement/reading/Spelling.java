package vern.statement.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Words for people who mistyped one.
final class Spelling {

    private static final int LONGEST_SHOWN = 60;

    private Spelling() {}

    /// The known word closest to `word`, if it is close enough to have been meant: a third of its letters may differ.
    static Optional<String> meant(String word, Collection<String> known) {
        if (word.length() > LONGEST_SHOWN) return Optional.empty();
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /// `did you mean` where a word is close, else the words there are.
    static String advice(String word, Collection<String> known) {
        return meant(word, known).map(close -> "`" + close + "`").orElseGet(() -> oneOf(known));
    }

    static String oneOf(Collection<String> known) {
        if (known.isEmpty()) return "nothing here";
        return "one of " + String.join(", ", List.copyOf(known));
    }

    /// What someone wrote, short enough for one line and without line breaks or control characters.
    static String shown(String written) {
        var line = written.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /// Levenshtein's distance.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
