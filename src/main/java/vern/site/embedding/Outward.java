package vern.site.embedding;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/// The answer of a piece: leads on to where it can be shown, and leaves no cookie.
final class Outward extends HttpServletResponseWrapper {

    private final String root;
    private final String prefix;

    Outward(HttpServletResponse response, String root, String prefix) {
        super(response);
        this.root = root;
        this.prefix = prefix;
    }

    private String inside(String location) {
        return location.startsWith(root + "/") && Embedding.isPiece(location.substring(root.length())) ? prefix + location.substring(root.length()) : location;
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        super.sendRedirect(inside(location));
    }

    @Override
    public void sendRedirect(String location, int status, boolean clear) throws IOException {
        super.sendRedirect(inside(location), status, clear);
    }

    @Override
    public void addCookie(Cookie cookie) {
        // A browser would keep it apart from all others, for nothing.
    }

    @Override
    public void addHeader(String name, String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) super.addHeader(name, value);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.SET_COOKIE)) super.setHeader(name, value);
    }
}
