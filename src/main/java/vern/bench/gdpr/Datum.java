package vern.bench.gdpr;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One record of the benchmark: a key, a purpose, eight changeable fields and a hundred characters of data.
public record Datum(long key, String purpose, Map<Field, String> fields, String data) {

    static final int PURPOSES = 25;
    static final int USERS = 10_000;
    static final int CATEGORIES = 10;
    static final List<Integer> TTL = List.of(30, 10_000, 12_000, 14_000, 16_000, 18_000, 20_000, 22_000, 24_000, 1_000_000);
    private static final int LENGTH = 100;

    public Datum {
        fields = Collections.unmodifiableMap(new EnumMap<>(fields));
    }

    /// Record `k` as the specification makes it; nothing is random.
    public static Datum of(long k) {
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(Field.TTL, String.valueOf(TTL.get((int) (k % 10))));
        fields.put(Field.USR, "user" + k % USERS);
        fields.put(Field.OBJ, "obj" + k % 100);
        fields.put(Field.DEC, "dec" + k % 2);
        fields.put(Field.ACL, "acl" + k % 10);
        fields.put(Field.SHR, "shr" + k % 10);
        fields.put(Field.SRC, "src" + k % 10);
        fields.put(Field.CAT, "cat" + k % CATEGORIES);
        return new Datum(k, "purpose" + k % PURPOSES, fields, data(k));
    }

    private static String data(long k) {
        var text = new StringBuilder();
        while (text.length() < LENGTH) {
            text.append(k);
            text.append(text.toString().hashCode());
        }
        return text.substring(0, LENGTH);
    }

    String field(Field field) {
        return fields.getOrDefault(field, "");
    }

    String user() {
        return field(Field.USR);
    }

    int secondsToLive() {
        return Integer.parseInt(field(Field.TTL));
    }

    Datum with(Field field, String value) {
        var changed = new EnumMap<Field, String>(fields);
        changed.put(field, value);
        return new Datum(key, purpose, changed, data);
    }
}
