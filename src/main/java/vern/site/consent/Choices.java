package vern.site.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.start.Published;

/// What the visitor behind a request has chosen, as the server may rely on it.
@Component
public class Choices {

    /// A no is remembered so long before it is asked for again (the Commission's proposal for Art. 88a GDPR). A yes lasts as
    /// long as the statement says that the cookie does.
    static final Duration NO_IS_REMEMBERED = Duration.ofDays(183);

    /// Global Privacy Control: a browser's own no, W3C.
    static final String SIGNAL = "Sec-GPC";

    private final Answering answering;
    private final Published published;
    private final boolean secure;

    Choices(Answering answering, Published published, @Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
        this.answering = answering;
        this.published = published;
        this.secure = secure;
    }

    /// What a visitor has said: themselves, or their browser for them, or nothing.
    public sealed interface Said {
        /// An answer in words, recorded here or still only in the browser; it goes before the browser's signal.
        record Answered(Choice choice) implements Said {}

        record BySignal() implements Said {}

        record Nothing() implements Said {}
    }

    public Said of(HttpServletRequest request) {
        return cookie(request).<Said>map(Said.Answered::new).orElseGet(() -> signalled(request) ? new Said.BySignal() : new Said.Nothing());
    }

    /// Several headers count as one, and any other value than `1` as none.
    static boolean signalled(HttpServletRequest request) {
        return java.util.Collections.list(request.getHeaders(SIGNAL)).contains("1");
    }

    static Optional<Choice> cookie(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream).filter(cookie -> cookie.getName().equals(Choice.COOKIE))
                .flatMap(cookie -> Choice.read(cookie.getValue()).stream()).findFirst();
    }

    /// Whether a choice as a browser sends it is a recorded yes to the purpose: nothing is done for it otherwise.
    public boolean allows(String sent, String company, String purpose) {
        return Choice.read(sent).filter(choice -> choice.yes().contains(purpose)).filter(choice -> answering.isOurs(company, choice)).isPresent();
    }

    /// The random number of the visitor, where they have said yes to the purpose.
    public Optional<SubjectId> subject(HttpServletRequest request, String company, String purpose) {
        return cookie(request).filter(choice -> choice.yes().contains(purpose)).flatMap(choice -> answering.subject(company, choice));
    }

    void keep(HttpServletRequest request, HttpServletResponse response, String company, Choice choice) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(Choice.COOKIE, choice.text()).path("/" + company).sameSite("Lax")
                .secure(secure || request.isSecure()).maxAge(remembered(company, choice)).build().toString());
    }

    private Duration remembered(String company, Choice choice) {
        var declared = Asked.of(published.of(company)).item(Choice.COOKIE).map(Asked::seconds).map(Duration::ofSeconds).orElse(NO_IS_REMEMBERED);
        return choice.yes().isEmpty() && declared.compareTo(NO_IS_REMEMBERED) > 0 ? NO_IS_REMEMBERED : declared;
    }
}
