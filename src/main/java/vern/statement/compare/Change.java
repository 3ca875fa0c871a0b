package vern.statement.compare;

import java.util.List;
import java.util.Optional;
import vern.law.Law;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Disposal;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Statement.Cookie;
import vern.statement.Statement.Rights.Right;
import vern.statement.Texts;
import vern.statement.retention.Comparison;
import vern.statement.retention.Keep;

/// One difference between two versions of a statement. Elements are those of the new version, or of the old one where the
/// new has them no more.
public sealed interface Change {

    enum Turn { ADDED, REMOVED }

    record OfController(String before, String after) implements Change {}

    /// A contact point has another address, number or role.
    record OfContact() implements Change {}

    record OfPurpose(Purpose purpose, Turn turn) implements Change {}

    record OfBasis(Purpose purpose, Basis before) implements Change {}

    /// What people say yes to is worded otherwise.
    record OfConsentText(Purpose purpose, Texts before, Texts after) implements Change {}

    record OfDirectMarketing(Purpose purpose, Turn turn) implements Change {}

    /// Whether the reader of an address has to confirm it before they are on the list.
    record OfOptIn(Purpose purpose, Turn single) implements Change {}

    record OfProfiling(Purpose purpose, Turn turn) implements Change {}

    record OfCategory(Category category, Turn turn) implements Change {}

    /// `fields` are the keys of the data elements that came or went.
    record OfFields(Category category, List<String> fields, Turn turn) implements Change {
        public OfFields {
            fields = List.copyOf(fields);
        }
    }

    record OfDisposal(Category category, Disposal before) implements Change {}

    /// A category that the company already had is used, or no longer used, for a purpose.
    record OfUse(Purpose purpose, Category category, Turn turn) implements Change {}

    record OfKeeping(Purpose purpose, Category category, Keep before, Keep after, Comparison comparison) implements Change {}

    /// A role of the company's staff may, or may no longer, act for a purpose.
    record OfRole(Purpose purpose, Texts role, Turn turn) implements Change {}

    record OfRecipient(Recipient recipient, Turn turn) implements Change {}

    /// A recipient that the company already had gets, or no longer gets, data for a purpose.
    record OfPassingOn(Purpose purpose, Recipient recipient, Turn turn) implements Change {}

    /// `countries` are codes in ISO 3166.
    record OfCountries(Recipient recipient, List<String> countries, Turn turn) implements Change {
        public OfCountries {
            countries = List.copyOf(countries);
        }
    }

    /// The recipient's list of countries is, or is no longer, open-ended.
    record OfOpenCountries(Recipient recipient, Turn turn) implements Change {}

    /// Companies that work for a processor (Art. 28(2)); `names` are theirs.
    record OfSubProcessors(Recipient recipient, List<String> names, Turn turn) implements Change {
        public OfSubProcessors {
            names = List.copyOf(names);
        }
    }

    /// The only fields that a group company may read; none before or after means that there was or is no such limit.
    record OfSharedFields(Recipient recipient, List<String> before) implements Change {
        public OfSharedFields {
            before = List.copyOf(before);
        }
    }

    record OfCapacity(Recipient recipient, Recipient.Role before) implements Change {}

    record OfRight(String right, Turn turn) implements Change {}

    /// How a person shows who they are when using the right.
    record OfIdentity(Right right, String before) implements Change {}

    /// Empty where the law's own time applies.
    record OfAnswerTime(Optional<String> before, Optional<String> after) implements Change {}

    record OfCookie(Cookie cookie, Turn turn) implements Change {}

    /// Lifetime, necessity, provider or kind of something stored on the device.
    record OfCookieTerms(Cookie before, Cookie after) implements Change {}

    /// A published sentence; empty before where it is new, empty after where it is gone.
    record OfSentence(String anchor, Optional<Texts> before, Optional<Texts> after) implements Change {}

    /// Whether people must be told of it, and why.
    default Materiality materiality() {
        return Materiality.of(this);
    }

    /// The change in one plain sentence; `language` is `nb`, `sv` or `en`.
    default String sentence(String language, Law law) {
        return new ChangeSentences(language, law).of(this);
    }
}
