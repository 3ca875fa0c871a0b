package vern.marketing.issues;

import java.util.Comparator;
import java.util.List;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;

/// The purposes that letters to many may be sent for: direct marketing that reaches an e-mail address, on consent, or on the company's
/// own interest where the purpose also covers what the person has, so that likeness can be judged.
final class Purposes {

    private static final List<String> GOODS = List.of("subscription-type", "service", "product", "lines");

    private Purposes() {}

    /// Those that rest on a yes first.
    static List<Purpose> forMail(Statement statement) {
        return statement.purposes().values().stream().filter(Purpose::directMarketing).filter(purpose -> covers(statement, purpose, List.of("email")))
                .filter(purpose -> purpose.basis() == Basis.CONSENT || covers(statement, purpose, GOODS))
                .filter(purpose -> purpose.recipients().stream().noneMatch(key -> statement.recipients().get(key).role() == vern.statement.Recipient.Role.CONTROLLER))
                .sorted(Comparator.comparing((Purpose purpose) -> purpose.basis() != Basis.CONSENT)).toList();
    }

    private static boolean covers(Statement statement, Purpose purpose, List<String> fields) {
        return purpose.categories().keySet().stream().anyMatch(key -> fields.stream().anyMatch(statement.categories().get(key).fields()::contains));
    }

    static boolean ownInterest(Statement statement, String key) {
        return statement.purposes().get(key).basis() != Basis.CONSENT;
    }
}
