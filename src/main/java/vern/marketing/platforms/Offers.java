package vern.marketing.platforms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Statement;

/// What a statement declares about lists at platforms: the purposes that rest on a yes, the platforms they name, and the purpose under which
/// someone is taken off again.
final class Offers {

    static final Set<String> CODES = Set.of("email-hash", "phone-hash");

    private Offers() {}

    /// Only with consent: a company's own interest is no ground for it here.
    static List<Purpose> lists(Statement statement) {
        return statement.purposes().values().stream().filter(Purpose::directMarketing).filter(purpose -> purpose.basis() == Basis.CONSENT)
                .filter(purpose -> !platforms(statement, purpose).isEmpty() && category(statement, purpose).isPresent()).toList();
    }

    static List<Recipient> platforms(Statement statement, Purpose purpose) {
        return purpose.recipients().stream().map(statement.recipients()::get).filter(recipient -> recipient.fields().containsAll(CODES)).toList();
    }

    static List<Recipient> platforms(Statement statement) {
        return statement.recipients().values().stream().filter(recipient -> recipient.fields().containsAll(CODES)).toList();
    }

    /// The category that codes are of.
    static Optional<Category> category(Statement statement, Purpose purpose) {
        return purpose.categories().keySet().stream().map(statement.categories()::get).filter(category -> category.fields().containsAll(CODES)).findFirst();
    }

    /// What is declared for taking someone off a platform's list.
    static Optional<Purpose> takingOff(Statement statement, String platform) {
        return statement.purposes().values().stream().filter(purpose -> !purpose.directMarketing() && purpose.recipients().contains(platform))
                .filter(purpose -> category(statement, purpose).isPresent()).findFirst();
    }
}
