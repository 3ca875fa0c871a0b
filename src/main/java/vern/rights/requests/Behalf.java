package vern.rights.requests;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Histories;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Whether what a company holds about someone is only held for a principal (Art. 28): then the principal asks, not the person.
@Component
class Behalf {

    private final Histories histories;

    Behalf(Histories histories) {
        this.histories = histories;
    }

    boolean only(Request request, Statement statement) {
        Set<String> held = histories.standings(request.subject()).stream().map(Histories.Standing::category)
                .filter(category -> !category.equals(RequestsKeeper.CATEGORY)).collect(Collectors.toSet());
        return !held.isEmpty() && held.stream().allMatch(category -> processed(statement, category));
    }

    private static boolean processed(Statement statement, String category) {
        var purposes = statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category)).toList();
        return !purposes.isEmpty() && purposes.stream().allMatch(purpose -> purpose.capacity() == Purpose.Capacity.PROCESSOR);
    }
}
