package vern.site.embedding;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vern.site.Posts;
import vern.start.Published;
import vern.web.Embedded;

/// `/NAME/embedded/nb/contact/…` is what `/NAME/contact/…` is, in the language that the address names, for the company's own websites. It neither
/// gets nor gives a cookie, so that a page there cannot do anything as somebody who is signed in here; a form that comes from a site the
/// statement does not name is refused.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class Embedding extends OncePerRequestFilter {

    private static final Pattern ADDRESS = Pattern.compile("/([a-z][a-z0-9-]*)/embedded/(nb|sv|en)(/.*)");

    /// What anybody may use without being known.
    private static final Pattern PIECES = Pattern.compile(
            "/contact/[a-z0-9-]+|/newsletter(/asked)?|/requests|/chat(/[\\w-]+(/lines)?)?|/search(es)?|/news/[a-z0-9-]+(/comments)?");

    private static final Set<String> ASKING = Set.of("GET", "HEAD");

    private final Published published;

    Embedding(Published published) {
        this.published = published;
    }

    static boolean isPiece(String path) {
        return PIECES.matcher(path.replaceFirst("[?#].*", "")).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var address = ADDRESS.matcher(request.getRequestURI());
        if (!address.matches()) {
            chain.doFilter(request, response);
            return;
        }
        var statement = published.find(address.group(1));
        if (statement.isEmpty() || !isPiece(address.group(3))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (!ASKING.contains(request.getMethod()) && !Posts.fromOwnPage(request, statement.get())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            var root = "/" + address.group(1);
            var embedded = new Embedded(root + "/embedded/" + address.group(2), !"document".equals(request.getHeader("Sec-Fetch-Dest")));
            embedded.mark(request);
            response.setHeader("Content-Security-Policy", Embedded.contentPolicy(Posts.origins(statement.get())));
            response.setHeader(HttpHeaders.VARY, "Sec-Fetch-Dest");
            chain.doFilter(new Inward(request, root + address.group(3), address.group(2)), new Outward(response, root, embedded.prefix()));
        }
    }
}
