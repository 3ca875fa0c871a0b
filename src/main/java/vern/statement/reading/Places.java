package vern.statement.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vern.statement.Source.Claim;
import vern.statement.Source.Place;
import vern.statement.reading.Value.Entries;
import vern.statement.reading.Value.Items;
import vern.statement.reading.Value.Scalar;

/// Walks a file for what belongs to the file and not to the statement: where everything stands, and what sentences claim.
final class Places {

    final Map<String, Place> places = new HashMap<>();
    final Map<String, Set<Claim>> claims = new LinkedHashMap<>();

    void walk(Value value, String path) {
        if (!path.isEmpty()) places.put(path, value.place());
        switch (value) {
            case Scalar _ -> {}
            case Items(var items, _) -> {
                for (int i = 0; i < items.size(); i++) walk(items.get(i), path + "[" + i + "]");
            }
            case Entries entries -> {
                entries.values().forEach((key, entry) -> walk(entry, path.isEmpty() ? key : path + "." + key));
                if (entries.values().containsKey("claims") && entries.values().containsKey("anchor")) claims.put(path, claimed(entries));
            }
        }
    }

    private static Set<Claim> claimed(Entries sentence) {
        var claimed = new HashSet<Claim>();
        new Facts(sentence).lines("claims").forEach(word -> claimed.add(Facts.constant(word, Claim.class)));
        return Set.copyOf(claimed);
    }
}
