package vern.statement.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Everything that differs between two versions of one controller's statement, in the order of the page.
public record Difference(Statement before, Statement after, List<Change> changes) {

    public Difference {
        changes = List.copyOf(changes);
    }

    /// Keep-rules are compared in the calendar of the new version's controller.
    public static Difference between(Statement before, Statement after, Law law) {
        var changes = new ArrayList<Change>();
        changes.addAll(new ControllerChanges(before, after).all());
        changes.addAll(new PurposeChanges(before, after, law).all());
        changes.addAll(new CategoryChanges(before, after).all());
        changes.addAll(new RecipientChanges(before, after).all());
        changes.addAll(new RightChanges(before, after).all());
        changes.addAll(new PageChanges(before, after).all());
        return new Difference(before, after, changes);
    }

    /// Whether people must be told before the new version counts for what was collected under the old one.
    public boolean isMaterial() {
        return changes.stream().anyMatch(change -> change.materiality().isMaterial());
    }

    public List<Change> material() {
        return changes.stream().filter(change -> change.materiality().isMaterial()).toList();
    }

    /// The purposes that rest on consent and were changed so that an earlier yes does not cover them any more
    /// (Art. 4(11), 6(1)(a) GDPR): their people are asked again.
    public Set<String> askAgain() {
        return material().stream().flatMap(this::purposes)
                .filter(purpose -> purpose.basis() == Basis.CONSENT && before.purposes().containsKey(purpose.key()))
                .map(Purpose::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Purpose> purposes(Change change) {
        return switch (change) {
            case Change.OfPurpose(var purpose, _) -> Stream.of(purpose);
            case Change.OfBasis(var purpose, _) -> Stream.of(purpose);
            case Change.OfConsentText(var purpose, _, _) -> Stream.of(purpose);
            case Change.OfDirectMarketing(var purpose, _) -> Stream.of(purpose);
            case Change.OfProfiling(var purpose, _) -> Stream.of(purpose);
            case Change.OfOptIn(var purpose, _) -> Stream.of(purpose);
            case Change.OfUse(var purpose, _, _) -> Stream.of(purpose);
            case Change.OfKeeping keeping -> Stream.of(keeping.purpose());
            case Change.OfPassingOn(var purpose, _, _) -> Stream.of(purpose);
            case Change.OfRole(var purpose, _, _) -> Stream.of(purpose);
            case Change.OfCategory(var category, _) -> using(category.key());
            case Change.OfFields(var category, _, _) -> using(category.key());
            case Change.OfDisposal(var category, _) -> using(category.key());
            case Change.OfRecipient(var recipient, _) -> passingTo(recipient.key());
            case Change.OfCountries(var recipient, _, _) -> passingTo(recipient.key());
            case Change.OfOpenCountries(var recipient, _) -> passingTo(recipient.key());
            case Change.OfSubProcessors(var recipient, _, _) -> passingTo(recipient.key());
            case Change.OfSharedFields(var recipient, _) -> passingTo(recipient.key());
            case Change.OfCapacity(var recipient, _) -> passingTo(recipient.key());
            case Change.OfController _ -> after.purposes().values().stream();
            case Change.OfContact _, Change.OfRight _, Change.OfIdentity _, Change.OfAnswerTime _, Change.OfCookie _,
                    Change.OfCookieTerms _, Change.OfSentence _ -> Stream.empty();
        };
    }

    private Stream<Purpose> using(String category) {
        return after.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category));
    }

    private Stream<Purpose> passingTo(String recipient) {
        return after.purposes().values().stream().filter(purpose -> purpose.recipients().contains(recipient));
    }
}
