package vern.site.statistics;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vern.site.Pace;
import vern.site.Posts;
import vern.start.Origin;
import vern.start.Published;
import vern.statement.Statement;

/// `POST /NAME/visits`: a page tells that it was read. Counted only with a recorded yes, and only what is declared; the address is
/// shortened before anything else is done with it. The answer is the same whether it counted or not. Taken in before all that only pages
/// need (sign-in, forms' tokens, languages, finding the page among all others), which took most of each message's time.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class VisitPosts extends OncePerRequestFilter {

    private static final Pattern ADDRESS = Pattern.compile("/([a-z][a-z0-9-]*)/visits");
    private static final Pace.Limit LIMIT = new Pace.Limit("visit", 2000, Duration.ofMinutes(10));
    private static final int LONGEST = 4000;

    private final Published published;
    private final PageViews views;
    private final Visits visits;
    private final Sender sender;

    VisitPosts(Published published, PageViews views, Visits visits, Sender sender) {
        this.published = published;
        this.views = views;
        this.visits = visits;
        this.sender = sender;
    }

    /// Who sends, as far as that is looked at.
    @Component
    record Sender(Origin origin, Pace pace) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var address = ADDRESS.matcher(request.getRequestURI());
        var statement = request.getMethod().equals("POST") && address.matches() ? published.find(address.group(1)) : Optional.<Statement>empty();
        if (statement.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        take(statement.get(), request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void take(Statement statement, HttpServletRequest request) {
        var network = sender.origin().network(request);
        if (!Posts.fromOwnPage(request, statement) || !sender.pace().allows(LIMIT, statement.controller().key(), network)) return;
        var reader = new PageViews.Reader(network, Agents.of(Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("")),
                published.moment().atZone(statement.controller().zone()), true);
        Counting.of(statement).ifPresent(counting -> Posts.text(request, LONGEST).flatMap(views::read)
                .filter(sent -> views.allowed(counting, sent.path("choice").asString("")))
                .flatMap(sent -> views.visit(counting, sent, reader)).ifPresent(visit -> visits.take(counting, visit)));
    }
}
