package vern.mail.carrier;

import java.net.URI;
import java.util.Optional;

/// A mail server's address: `smtp://user@host:587`, `smtps://…`, `imap://…`, `imaps://user@host/INBOX`. The password is kept apart
/// from it and never printed.
public record MailServer(String protocol, String host, int port, Optional<String> user, String password, String path) {

    public static MailServer of(String url, String password) {
        var uri = URI.create(url);
        int port = uri.getPort() > 0 ? uri.getPort() : switch (uri.getScheme()) {
            case "smtps" -> 465;
            case "imap" -> 143;
            case "imaps" -> 993;
            default -> 587;
        };
        var user = Optional.ofNullable(uri.getUserInfo());
        return new MailServer(uri.getScheme(), uri.getHost(), port, user, password, uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", ""));
    }

    public boolean local() {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
    }

    @Override
    public String toString() {
        return protocol + "://" + host + ":" + port;
    }
}
