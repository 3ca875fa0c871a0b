package vern.rights.handling;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.ledger.Stays;
import vern.ledger.Why;
import vern.rights.Dossier;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// What of a person's data a restriction can name: all of it, a category, one record where there are several of a category, or what it is used for.
final class RestrictionScopes {

    private static final int LONGEST = 60;

    private RestrictionScopes() {}

    /// By their names in the form, what they are called.
    static Map<String, String> of(Dossier dossier, Statement statement, Locale locale) {
        var found = new LinkedHashMap<String, String>();
        for (var group : dossier.groups()) {
            found.put(group.category(), group.name());
            if (group.records().size() > 1) group.records().forEach(kept -> found.put(Stays.Scope.of(kept.holding()).name(), group.name() + ": " + said(kept)));
        }
        purposes(dossier).forEach(purpose -> Optional.ofNullable(statement.purposes().get(purpose))
                .ifPresent(declared -> found.put(Stays.Scope.ofPurpose(purpose).name(), Vocabulary.in(locale.getLanguage()).sentence(declared.name().in(locale.getLanguage())))));
        return found;
    }

    private static Stream<String> purposes(Dossier dossier) {
        return dossier.records().flatMap(kept -> kept.why().reasons().stream()).filter(Why.Reason::lives).map(Why.Reason::purpose).distinct();
    }

    private static String said(Dossier.Kept kept) {
        var said = kept.fields().stream().map(field -> field.value().reveal().strip()).filter(value -> !value.isEmpty()).limit(2).collect(Collectors.joining(", "));
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1) + "…";
    }

    /// The one that the form names, where it is one of theirs; else all.
    static Stays.Scope chosen(Optional<String> name, Map<String, String> theirs) {
        return name.filter(theirs::containsKey).map(Stays.Scope::named).orElse(Stays.Scope.everything());
    }
}
