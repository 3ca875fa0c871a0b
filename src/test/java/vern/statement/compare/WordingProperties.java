package vern.statement.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vern.statement.compare.Wording.Run;
import vern.statement.compare.Wording.Run.Deleted;
import vern.statement.compare.Wording.Run.Inserted;
import vern.statement.compare.Wording.Run.Kept;

class WordingProperties {

    @Provide Arbitrary<String> sentences() {
        return Arbitraries.of("vi ", "lagrer ", "navn", ", ", "og ", "adresse", ". ", "i ett år", " ").list().ofMaxSize(20).map(words -> String.join("", words));
    }

    @Property
    void bothTextsCanBePutTogetherAgain(@ForAll("sentences") String before, @ForAll("sentences") String after) {
        var runs = Wording.between(before, after);

        assertThat(without(Inserted.class, runs)).isEqualTo(before);
        assertThat(without(Deleted.class, runs)).isEqualTo(after);
    }

    @Property
    void anyTextsCanBeCompared(@ForAll String before, @ForAll String after) {
        var runs = Wording.between(before, after);

        assertThat(without(Inserted.class, runs)).isEqualTo(before);
        assertThat(without(Deleted.class, runs)).isEqualTo(after);
    }

    @Property
    void neighbouringRunsAreOfDifferentKinds(@ForAll("sentences") String before, @ForAll("sentences") String after) {
        var runs = Wording.between(before, after);

        for (var i = 1; i < runs.size(); i++) assertThat(runs.get(i).getClass()).isNotEqualTo(runs.get(i - 1).getClass());
    }

    @Example
    void onlyTheChangedWordsAreMarked() {
        var runs = Wording.between("Vi lagrer navn og adresse i ett år.", "Vi lagrer navn, adresse og telefon i to år.");

        assertThat(runs).startsWith(new Kept("Vi lagrer ")).endsWith(new Kept("i "), new Deleted("ett "), new Inserted("to "), new Kept("år."));
    }

    private static String without(Class<? extends Run> kind, List<Run> runs) {
        return runs.stream().filter(run -> !kind.isInstance(run)).map(Run::text).collect(Collectors.joining());
    }
}
