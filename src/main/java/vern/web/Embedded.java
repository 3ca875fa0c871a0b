package vern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.Optional;

/// That a page is shown as a piece of the company's own website: in a frame there, or reached from a form there. Noted on the request by
/// whoever lets it in.
///
/// @param prefix what its addresses begin with in place of `/NAME`: `/it-total/embedded/nb`
/// @param framed whether it stands in a frame, without head and foot
public record Embedded(String prefix, boolean framed) {

    private static final String MARK = Embedded.class.getName();

    public static Optional<Embedded> of(HttpServletRequest request) {
        return request.getAttribute(MARK) instanceof Embedded embedded ? Optional.of(embedded) : Optional.empty();
    }

    public void mark(HttpServletRequest request) {
        request.setAttribute(MARK, this);
    }

    /// The policy of a page that these sites may frame, and nobody else.
    public static String contentPolicy(Collection<String> sites) {
        return Headers.CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self' " + String.join(" ", sites));
    }
}
