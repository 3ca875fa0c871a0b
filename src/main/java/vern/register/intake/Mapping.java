package vern.register.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which column of a file holds what; columns are counted from zero. A file's column that is not named here is not taken in.
public record Mapping<C extends Enum<C> & Headed>(Map<C, Integer> places) {

    public Mapping {
        places = Map.copyOf(places);
    }

    /// What the headers say. Of several columns that say the same, the first counts.
    public static <C extends Enum<C> & Headed> Mapping<C> guess(Class<C> type, List<String> header) {
        var known = new HashMap<String, C>();
        for (var column : type.getEnumConstants()) column.headers().forEach(name -> known.put(name, column));
        var places = new EnumMap<C, Integer>(type);
        for (int i = 0; i < header.size(); i++) {
            var column = known.get(plain(header.get(i)));
            if (column != null) places.putIfAbsent(column, i);
        }
        return new Mapping<>(places);
    }

    /// What [#written] wrote; what it does not know is left out.
    public static <C extends Enum<C> & Headed> Mapping<C> read(Class<C> type, String written) {
        var places = new EnumMap<C, Integer>(type);
        for (var column : type.getEnumConstants()) {
            for (var part : written.split(" ")) {
                if (part.matches(java.util.regex.Pattern.quote(column.header()) + "=\\d{1,6}")) places.put(column, Integer.valueOf(part.substring(part.indexOf('=') + 1)));
            }
        }
        return new Mapping<>(places);
    }

    private static String plain(String header) {
        return header.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    }

    public boolean has(C column) {
        return places.containsKey(column);
    }

    /// The cell of a row, without spaces around it; empty where the row or the file has none.
    public String cell(C column, List<String> cells) {
        return Optional.ofNullable(places.get(column)).filter(at -> at < cells.size()).map(cells::get).map(String::strip).orElse("");
    }

    /// How the mapping is remembered: `name=3 email=5`.
    public String written() {
        return places.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().header() + "=" + entry.getValue()).collect(Collectors.joining(" "));
    }
}
