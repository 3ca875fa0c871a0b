package vern.web;

import java.util.Set;
import java.util.function.Predicate;

/// An entry in the navigation. A feature contributes its own as a bean. `path` may hold `{company}`; `label` is a message key;
/// `roles` are those who see it, everyone if empty; `offered` the companies, by key, that have the page. Seeing it gives no right:
/// each page checks for itself.
public record Place(Surface surface, String path, String label, int order, Set<String> roles, Predicate<String> offered) {

    /// From this order on, a place on the desk is about how the company is run; what comes before is the day's work.
    static final int RUNNING_THE_COMPANY = 60;

    /// Where a page lives: the company's public side, or the desk behind it.
    public enum Surface { PUBLIC, DESK }

    public static Place onDesk(int order, String path, String label, String... roles) {
        return new Place(Surface.DESK, path, label, order, Set.of(roles), _ -> true);
    }

    public static Place inPublic(int order, String path, String label) {
        return inPublic(order, path, label, _ -> true);
    }

    /// A page that some companies have.
    public static Place inPublic(int order, String path, String label, Predicate<String> offered) {
        return new Place(Surface.PUBLIC, path, label, order, Set.of(), offered);
    }

    /// The same, only where the page opens: for companies whose statement has what it is about and, at the desk, for whoever may see it.
    public Place where(Predicate<String> offeredTo) {
        return new Place(surface, path, label, order, roles, offeredTo);
    }

    /// Whether the place stands apart from the day's work, in the second row of the desk's navigation.
    boolean aside() {
        return surface == Surface.DESK && order >= RUNNING_THE_COMPANY;
    }
}
