package vern.site.embedding;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// A request for a piece, as the page itself sees it: by its own address, in the language that was named, from nobody in particular.
final class Inward extends HttpServletRequestWrapper {

    private final String path;
    private final String language;

    Inward(HttpServletRequest request, String path, String language) {
        super(request);
        this.path = path;
        this.language = language;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public StringBuffer getRequestURL() {
        var whole = super.getRequestURL().toString();
        return new StringBuffer(whole.substring(0, whole.length() - super.getRequestURI().length()) + path);
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getParameter(String name) {
        return name.equals("lang") ? language : super.getParameter(name);
    }

    @Override
    public Cookie[] getCookies() {
        return new Cookie[0];
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(HttpHeaders.COOKIE) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HttpHeaders.COOKIE) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }
}
