package vern.statement.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Texts;
import vern.statement.compare.Change.Turn;
import vern.statement.retention.Clocks;
import vern.statement.retention.Comparison;
import vern.statement.retention.Keep;

/// Why data are used: purposes, what they use, for how long, by whom and for whom.
record PurposeChanges(Statement before, Statement after, Law law) {

    List<Change> all() {
        return Pairs.compare(before.purposes(), after.purposes(), Change.OfPurpose::new, this::within);
    }

    private Stream<Change> within(Purpose old, Purpose now) {
        return Stream.of(
                old.basis() == now.basis() ? Stream.<Change>empty() : Stream.<Change>of(new Change.OfBasis(now, old.basis())),
                consentText(old, now),
                Pairs.flag(old.directMarketing(), now.directMarketing(), turn -> new Change.OfDirectMarketing(now, turn)),
                Pairs.flag(old.profiling().isPresent(), now.profiling().isPresent(), turn -> new Change.OfProfiling(now, turn)),
                Pairs.flag(old.singleOptIn(), now.singleOptIn(), turn -> new Change.OfOptIn(now, turn)),
                uses(old, now), keeping(old, now), roles(old, now), recipients(old, now)).flatMap(s -> s);
    }

    private static Stream<Change> consentText(Purpose old, Purpose now) {
        return old.consent().stream().flatMap(was -> now.consent().stream()
                .filter(is -> !is.equals(was)).map(is -> new Change.OfConsentText(now, was, is)));
    }

    /// A category that is new or gone altogether is told of once, as a category.
    private Stream<Change> uses(Purpose old, Purpose now) {
        var added = Pairs.missing(old.categories().keySet(), now.categories().keySet()).stream()
                .filter(key -> before.categories().containsKey(key) && after.categories().containsKey(key))
                .map(key -> new Change.OfUse(now, after.categories().get(key), Turn.ADDED));
        var removed = Pairs.missing(now.categories().keySet(), old.categories().keySet()).stream()
                .filter(key -> before.categories().containsKey(key) && after.categories().containsKey(key))
                .map(key -> new Change.OfUse(now, after.categories().get(key), Turn.REMOVED));
        return Stream.concat(added, removed);
    }

    private Stream<Change> keeping(Purpose old, Purpose now) {
        return now.categories().entrySet().stream()
                .filter(entry -> old.categories().containsKey(entry.getKey()) && after.categories().containsKey(entry.getKey()))
                .flatMap(entry -> keeping(now, entry.getKey(), old.categories().get(entry.getKey()), entry.getValue()));
    }

    private Stream<Change> keeping(Purpose purpose, String category, Keep old, Keep now) {
        var controller = after.controller();
        var calendar = new Clocks(Map.of(), controller.zone(), controller.accountingYearEnd(), law);
        var comparison = Comparison.of(old, now, calendar);
        if (comparison == Comparison.SAME) return Stream.empty();
        return Stream.of(new Change.OfKeeping(purpose, after.categories().get(category), old, now, comparison));
    }

    private Stream<Change> roles(Purpose old, Purpose now) {
        return Stream.concat(
                Pairs.missing(old.roles(), now.roles()).stream().map(role -> new Change.OfRole(now, name(after, role), Turn.ADDED)),
                Pairs.missing(now.roles(), old.roles()).stream().map(role -> new Change.OfRole(now, name(before, role), Turn.REMOVED)));
    }

    private static Texts name(Statement statement, String role) {
        return statement.roles().getOrDefault(role, new Texts(Map.of("en", role)));
    }

    private Stream<Change> recipients(Purpose old, Purpose now) {
        var added = Pairs.missing(old.recipients(), now.recipients()).stream()
                .filter(key -> before.recipients().containsKey(key) && after.recipients().containsKey(key))
                .map(key -> new Change.OfPassingOn(now, after.recipients().get(key), Turn.ADDED));
        var removed = Pairs.missing(now.recipients(), old.recipients()).stream()
                .filter(key -> before.recipients().containsKey(key) && after.recipients().containsKey(key))
                .map(key -> new Change.OfPassingOn(now, after.recipients().get(key), Turn.REMOVED));
        return Stream.concat(added, removed);
    }
}
