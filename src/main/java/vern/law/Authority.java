package vern.law;

import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// A data protection authority under one of its names (Art. 51 GDPR). `names` is by language tag.
public record Authority(
        String id, Map<String, String> names, URI url, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo)
        implements Provision {

    public Authority {
        names = Map.copyOf(names);
        if (!names.containsKey("en")) throw new IllegalArgumentException("an authority needs its name in English");
    }

    /// Its name as it stands in a sentence in that language; English where the language is missing.
    public String in(String language) {
        var exact = names.get(language);
        return exact != null ? exact : names.getOrDefault("en", "");
    }
}
