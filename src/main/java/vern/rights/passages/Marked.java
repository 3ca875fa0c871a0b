package vern.rights.passages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vern.rights.Passage;

/// A text as the desk shows it: in pieces, of which some are passages that tell of others; what is far from any is left out of sight. `about`: what its
/// category is called. `own`: the person wrote it.
public record Marked(String about, LocalDate day, boolean own, List<Piece> pieces) {

    private static final int BESIDE = 120;

    public Marked {
        pieces = List.copyOf(pieces);
    }

    /// `key` of a passage, and whether it is left out; a piece between passages has none.
    public record Piece(String words, Optional<String> key, boolean out) {
        @Override
        public String toString() {
            return "Piece[" + words.length() + " characters]";
        }
    }

    /// The words around a passage; of long ones only what stands beside it.
    private static String near(String words, boolean first, boolean last) {
        if (words.length() <= 2 * BESIDE) return words;
        var beginning = first ? "" : words.substring(0, BESIDE);
        return beginning + " … " + (last ? "" : words.substring(words.length() - BESIDE));
    }

    public static Marked of(PassageChoices.Weighed weighed) {
        var text = weighed.text().field().value().reveal();
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var entry : weighed.passages().entrySet().stream().sorted(Comparator.comparingInt(one -> one.getKey().from())).toList()) {
            Passage one = entry.getKey();
            if (one.until() > text.length() || one.until() <= at) continue;
            int from = Math.max(at, one.from());
            if (from > at) pieces.add(new Piece(near(text.substring(at, from), at == 0, false), Optional.empty(), false));
            pieces.add(new Piece(text.substring(from, one.until()), Optional.of(one.key()), entry.getValue()));
            at = one.until();
        }
        if (at < text.length()) pieces.add(new Piece(near(text.substring(at), false, true), Optional.empty(), false));
        return new Marked(weighed.text().about(), weighed.text().kept().holding().collected(), weighed.text().own(), pieces);
    }
}
