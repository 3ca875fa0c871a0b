package vern.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Someone new: a person, or an organisation with its contact persons. Without an agreement it is a possible customer.
public record NewCustomer(String controller, PartyKind kind, String company, String organisationNumber, List<Given> people,
                          Optional<Agreement.Terms> agreement) {

    /// The roles that take new customers in, at the desk.
    public static final Set<String> TAKEN_BY = Set.of("customer-service", "sales");

    public NewCustomer {
        people = List.copyOf(people);
        if (people.isEmpty()) throw new IllegalArgumentException("a party without anyone");
        if (kind != PartyKind.ORGANISATION && people.size() > 1) throw new IllegalArgumentException("a person is one person");
    }

    public static NewCustomer person(String controller, Given given, Agreement.Terms agreement) {
        return new NewCustomer(controller, PartyKind.PERSON, "", "", List.of(given), Optional.of(agreement));
    }
}
