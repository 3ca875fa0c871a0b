package vern.ledger;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import vern.statement.Statement;

/// What stands on the company's own hardware is reached by its own staff only: not by whoever works at the desk for another company of
/// the group or for a processor, whatever role they have been given.
final class LocalStores {

    private LocalStores() {}

    /// The categories that the actor never reaches.
    static Set<String> closed(Actor actor, Statement statement) {
        if (!(actor instanceof Actor.Staff staff) || staff.own()) return Set.of();
        return statement.security().localStores().stream().flatMap(store -> store.categories().stream()).collect(Collectors.toSet());
    }

    /// The categories that a use asks for and that its actor does not reach.
    static Set<String> withheld(Use use, Statement statement) {
        var withheld = new HashSet<>(closed(use.actor(), statement));
        if (!withheld.isEmpty()) withheld.retainAll(asked(use, statement));
        return withheld;
    }

    /// Nothing is left of the use; or it is to answer a person or an authority, which half of the data does not do.
    static boolean refuses(Use use, Statement statement) {
        var withheld = withheld(use, statement);
        return !withheld.isEmpty() && (!statement.purposes().containsKey(use.purpose()) || withheld.containsAll(asked(use, statement)));
    }

    /// The use without what is withheld.
    static Use within(Use use, Statement statement) {
        var withheld = withheld(use, statement);
        if (withheld.isEmpty()) return use;
        return use.only(asked(use, statement).stream().filter(category -> !withheld.contains(category)).toArray(String[]::new));
    }

    private static Set<String> asked(Use use, Statement statement) {
        if (!use.categories().isEmpty()) return use.categories();
        var purpose = statement.purposes().get(use.purpose());
        return purpose == null ? statement.categories().keySet() : purpose.categories().keySet();
    }
}
