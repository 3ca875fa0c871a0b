package vern.site.statistics;

import java.util.Optional;
import java.util.Set;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Statement.Cookie;

/// Under which purpose a company counts visits, and what of a visit its statement lets it keep: the purpose that people are asked
/// about and that reads which pages are opened.
record Counting(Statement statement, Purpose purpose, Category category) {

    /// The cookie by which one visit is told from another, where one is declared.
    static final String MARKER = "vern-visit";

    static Optional<Counting> of(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT)
                .flatMap(purpose -> purpose.categories().keySet().stream().map(statement.categories()::get).filter(Counting::observed)
                        .map(category -> new Counting(statement, purpose, category))).findFirst();
    }

    private static boolean observed(Category category) {
        return category.fields().contains("page") && category.sources().stream().anyMatch(Set.of("observed", "web")::contains);
    }

    boolean keeps(String... fields) {
        for (var field : fields) if (category.fields().contains(field)) return true;
        return false;
    }

    Optional<Cookie> marker() {
        return statement.cookies().stream().filter(cookie -> cookie.name().equals(MARKER) && cookie.purpose().equals(Optional.of(purpose.key()))).findFirst();
    }

    String company() {
        return statement.controller().key();
    }
}
