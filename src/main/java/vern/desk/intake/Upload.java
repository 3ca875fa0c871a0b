package vern.desk.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vern.register.intake.Import;

/// A file on its way in. It says nothing of the file's content, and whoever brought it alone can see it.
///
/// @param file what the file is called in the data directory; empty once it is gone
/// @param mapping which column means what, as `name=3 email=5`
/// @param lines how many rows there are, and `seen` how many of them the run has come to
record Upload(long id, String controller, long account, Instant at, String file, FileKind kind, String mapping, String undated, State state,
              long lines, long seen, Import.Counts counts) {

    enum State {
        /// Being looked through; nothing of it is in the register.
        WAITING,
        RUNNING,
        /// Taken in, wholly or but for the rows to mend.
        DONE,
        /// Something failed at our end; nothing of it was taken in.
        BROKEN
    }

    /// Whether there is something left to download: the rows to mend of a file that was taken in.
    public boolean mendable() {
        return state == State.DONE && !file.isEmpty();
    }

    /// The meaning of each column that has one, by its number.
    Map<Integer, String> meanings() {
        var meanings = new HashMap<Integer, String>();
        for (var part : mapping.split(" ")) {
            int sign = part.indexOf('=');
            if (sign > 0) meanings.put(Integer.valueOf(part.substring(sign + 1)), part.substring(0, sign));
        }
        return meanings;
    }

    /// The same the other way, as it is kept. Of two columns with one meaning the first counts.
    static String written(Map<Integer, String> meanings) {
        var places = new TreeMap<String, Integer>();
        new TreeMap<>(meanings).forEach((column, field) -> places.putIfAbsent(field, column));
        return places.entrySet().stream().map(place -> place.getKey() + "=" + place.getValue()).collect(Collectors.joining(" "));
    }
}
