package vern.statement.lint;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.law.Country;
import vern.law.Law;
import vern.statement.Basis;
import vern.statement.Finding;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Source;
import vern.statement.Statement;

/// A statement under review, with its file and the law it is held against.
record Draft(Statement statement, Source source, Law law) {

    /// What a rule has found at the element at `path`.
    Finding finding(Code code, String path, String wrong, String write) {
        var place = source.at(path);
        return new Finding(code.severity(), code.key(), source.file(), place.line(), place.column(), wrong + " (" + code.source() + ")", write);
    }

    LocalDate effective() {
        return statement.version().effective();
    }

    Optional<Country> country() {
        return Country.parse(statement.controller().country());
    }

    Stream<Purpose> purposes() {
        return statement.purposes().values().stream();
    }

    boolean hasBasis(Basis basis) {
        return purposes().anyMatch(purpose -> purpose.basis() == basis);
    }

    Stream<Recipient> recipientsOf(Collection<Purpose> purposes) {
        return purposes.stream().flatMap(purpose -> purpose.recipients().stream()).distinct().map(statement.recipients()::get);
    }

    /// The recipients that some purpose, or the group, gives data to.
    Set<String> usedRecipients() {
        var group = statement.controller().group().flatMap(g -> g.recipient()).stream();
        return Stream.concat(purposes().flatMap(purpose -> purpose.recipients().stream()), group).collect(Collectors.toSet());
    }

    Set<String> usedCategories() {
        return purposes().flatMap(purpose -> purpose.categories().keySet().stream()).collect(Collectors.toSet());
    }

    /// Whether data in that country have left the EEA on the day the statement takes effect.
    boolean outsideEea(String country) {
        return Country.parse(country).filter(known -> law.inEea(known, effective())).isEmpty();
    }
}
