package vern.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;

import static org.assertj.core.api.Assertions.assertThat;

/// Whatever single thing somebody does to an exported trail is found: lines 1 to 12 are 8 entries and 3 seals with the header.
class TamperingProperties {

    private static final int LINES = 12;

    private static List<String> export = List.of();
    private static String heads = "";

    @BeforeContainer
    static void aTrailOfThreeSeals() throws Exception {
        Path directory = Files.createTempDirectory("trail");
        export = List.copyOf(Examples.threeSeals(TrailDatabase.fresh(), Sealer.in(directory)));
        heads = directory.resolve("heads.jsonl").toString();
        assertThat(export).hasSize(LINES);
    }

    @Property(tries = 1000)
    void aChangedCharacterIsFound(
            @ForAll @IntRange(max = LINES - 1) int line, @ForAll @IntRange(max = 999) int at, @ForAll char character)
            throws Exception {
        String text = export.get(line);
        int place = at % text.length();
        Assume.that(text.charAt(place) != character && character != '\n' && character != '\r'
                && !Character.isSurrogate(character));
        List<String> changed = new ArrayList<>(export);
        changed.set(line, text.substring(0, place) + character + text.substring(place + 1));

        assertThat(Examples.verify(changed).exit()).isOne();
    }

    @Property(tries = 500)
    void aChangedLetterOrDigitIsFound(@ForAll @IntRange(max = LINES - 1) int line, @ForAll @IntRange(max = 999) int at)
            throws Exception {
        String text = export.get(line);
        int place = at % text.length();
        char next = (char) (text.charAt(place) + 1);
        List<String> changed = new ArrayList<>(export);
        changed.set(line, text.substring(0, place) + next + text.substring(place + 1));

        assertThat(Examples.verify(changed).exit()).isOne();
    }

    @Property
    void aRemovedLineIsFound(@ForAll @IntRange(max = LINES - 1) int line) throws Exception {
        List<String> changed = new ArrayList<>(export);
        changed.remove(line);

        assertThat(Examples.verify(changed).exit()).isOne();
    }

    @Property
    void aSwapIsFound(@ForAll @IntRange(max = LINES - 1) int one, @ForAll @IntRange(max = LINES - 1) int other)
            throws Exception {
        Assume.that(one != other);
        List<String> changed = new ArrayList<>(export);
        Collections.swap(changed, one, other);

        assertThat(Examples.verify(changed).exit()).isOne();
    }

    @Property
    void aRepeatedOrMovedInLineIsFound(@ForAll @IntRange(max = LINES - 1) int from, @ForAll @IntRange(max = LINES) int to)
            throws Exception {
        List<String> changed = new ArrayList<>(export);
        changed.add(to, export.get(from));

        assertThat(Examples.verify(changed).exit()).isOne();
    }

    @Property
    void aCutTailIsFoundWithAHead(@ForAll @IntRange(max = LINES - 1) int keep) throws Exception {
        assertThat(Examples.verify(export.subList(0, keep), "--head", heads).exit()).isOne();
    }

    /// The forger recomputes the hashes too; only the signature stands in the way.
    @Property(tries = 20)
    void aChangeWithRecomputedHashesIsFound(@ForAll @IntRange(min = 1, max = 8) int number) throws Exception {
        List<String> changed = Forger.change(export, "case.closed-" + number, "case.opened-" + number);

        assertThat(Examples.verify(changed).text()).contains("false signature").doesNotContain("was changed");
    }
}
