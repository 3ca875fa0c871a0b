package vern.site.products;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.site.consent.Asked;
import vern.site.consent.Choices;
import vern.start.Published;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Remembers which kinds of product a visitor has looked at: in a cookie of theirs and in a profile here, both only with a yes that
/// stands. The gate of it is the ledger: without a consent there is no ground, and nothing is written.
@Component
class Interests {

    static final String CATEGORY = "profile";
    static final String COOKIE = "vern-interest";

    private static final int MOST = 5;

    private final Published published;
    private final Ledger ledger;
    private final Choices choices;
    private final JdbcClient database;

    Interests(Published published, Ledger ledger, Choices choices, JdbcClient database) {
        this.published = published;
        this.ledger = ledger;
        this.choices = choices;
        this.database = database;
    }

    static Optional<Purpose> purpose(Statement statement) {
        return statement.purposes().values().stream().filter(one -> one.basis() == Basis.CONSENT && one.categories().containsKey(CATEGORY)).findFirst();
    }

    /// Whose interests may be used now, if anybody's.
    Optional<SubjectId> visitor(HttpServletRequest request, Statement statement) {
        return purpose(statement).flatMap(purpose -> choices.subject(request, statement.controller().key(), purpose.key()));
    }

    /// The kinds that a visitor has looked at, the latest first; nothing without their yes, whatever their browser sends.
    List<String> of(HttpServletRequest request, Statement statement) {
        if (visitor(request, statement).isEmpty()) return List.of();
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream).filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split("!"))).filter(kind -> kind.matches("[a-z-]{1,30}")).limit(MOST).toList();
    }

    void looksAt(String kind, HttpServletRequest request, HttpServletResponse response, Statement statement) {
        visitor(request, statement).ifPresent(visitor -> {
            var kinds = new ArrayList<>(List.of(kind));
            of(request, statement).stream().filter(other -> !other.equals(kind)).limit(MOST - 1L).forEach(kinds::add);
            if (!keep(statement, visitor, String.join(", ", kinds))) return;
            Asked.of(statement).item(COOKIE).ifPresent(item -> response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, String.join("!", kinds))
                    .path("/" + statement.controller().key()).maxAge(Asked.seconds(item)).sameSite("Lax").secure(request.isSecure()).build().toString()));
        });
    }

    private boolean keep(Statement statement, SubjectId visitor, String kinds) {
        Instant now = published.moment();
        if (database.sql("update site.profile set interests = ?, updated = ? where subject = ?").params(kinds, now.toString(), visitor.value()).update() > 0) return true;
        var wish = Placing.Wish.of(statement.controller().key(), CATEGORY, "observed", visitor, now).holding(Set.of("interests", "updated"));
        var context = statement.contexts().values().stream().filter(one -> one.categories().contains(CATEGORY)).findFirst();
        if (!(ledger.place(context.map(one -> wish.in(one.key())).orElse(wish)) instanceof Placing.Granted(var terms))) return false;
        return database.sql("insert into site.profile (subject, id, terms, collected, interests, updated) values (?, nextval('site.record_id'), ?, ?, ?, ?)")
                .params(visitor.value(), terms.value(), now.atZone(statement.controller().zone()).toLocalDate(), kinds, now.toString()).update() > 0;
    }
}
