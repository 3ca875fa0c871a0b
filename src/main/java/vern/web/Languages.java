package vern.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;

/// The language of a page: what the reader just chose by `?lang=`, else what they chose before, else what their browser
/// prefers, else the company's own. A choice is kept in a cookie that holds the language's code and nothing else.
public final class Languages implements LocaleResolver, HandlerInterceptor {

    public static final Locale BOKMAL = Locale.of("nb");
    public static final Locale SWEDISH = Locale.of("sv");
    public static final Locale ENGLISH = Locale.of("en");

    /// In the order the language switch shows them.
    public static final List<Locale> ALL = List.of(BOKMAL, SWEDISH, ENGLISH);

    /// Strictly necessary: it carries out a choice that the reader made (ekomloven § 3-15, LEK 9 kap. 28 §).
    static final String COOKIE = "vern-language";

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final CompanyOfRequest companies;

    Languages(CompanyOfRequest companies) {
        this.companies = companies;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request).or(() -> remembered(request)).or(() -> preferred(request))
                .orElseGet(() -> companies.of(request).language());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("a language is chosen by ?lang=");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        chosen(request).ifPresent(language -> response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, language)));
        return true;
    }

    /// The language that a code names, if Vern speaks it. `no` and `nn` are answered in bokmål.
    static Optional<Locale> spoken(String code) {
        String language = Locale.forLanguageTag(code).getLanguage();
        String known = language.equals("no") || language.equals("nn") ? "nb" : language;
        return ALL.stream().filter(locale -> locale.getLanguage().equals(known)).findFirst();
    }

    private static Optional<Locale> chosen(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("lang")).flatMap(Languages::spoken);
    }

    private static Optional<Locale> remembered(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream().flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE)).map(Cookie::getValue)
                .flatMap(code -> spoken(code).stream()).findFirst();
    }

    private static Optional<Locale> preferred(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return Optional.empty();
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> spoken(locale.toLanguageTag()).stream()).findFirst();
    }

    private static String cookie(HttpServletRequest request, Locale language) {
        return ResponseCookie.from(COOKIE, language.getLanguage()).path("/").maxAge(REMEMBERED)
                .httpOnly(true).sameSite("Lax").secure(request.isSecure()).build().toString();
    }
}
