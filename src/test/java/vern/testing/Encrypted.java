package vern.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// What stands in front of the application where it is really used: takes encrypted connections, says so in `X-Forwarded-Proto`, and passes on
/// what comes, one request a connection. Its certificate is one for tests.
public final class Encrypted implements AutoCloseable {

    private final SSLServerSocket door;
    private final int inside;

    public Encrypted(AppUnderTest app) {
        inside = app.url("/").getPort();
        try {
            door = (SSLServerSocket) context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException | GeneralSecurityException fault) {
            throw new AssertionError(fault);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private static SSLContext context() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var file = Encrypted.class.getResourceAsStream("/greenmail.p12")) {
            keys.load(file, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// The encrypted address of a page.
    public URI url(String path) {
        return URI.create("https://localhost:" + door.getLocalPort() + path);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> pass(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket caller) {
        try (caller; var application = new Socket(InetAddress.getLoopbackAddress(), inside)) {
            var head = head(caller.getInputStream());
            if (head.isEmpty()) return;
            var said = head.replaceAll("(?im)^Connection:.*\r\n", "").replaceFirst("\r\n", "\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n");
            application.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
            Thread.ofVirtual().start(() -> rest(caller, application));
            application.getInputStream().transferTo(caller.getOutputStream());
        } catch (IOException gone) {
            // The browser no longer wants it.
        }
    }

    private static String head(InputStream from) throws IOException {
        var head = new ByteArrayOutputStream();
        int matched = 0;
        for (int one = from.read(); one >= 0; one = from.read()) {
            head.write(one);
            matched = one == "\r\n\r\n".charAt(matched) ? matched + 1 : one == '\r' ? 1 : 0;
            if (matched == 4) return head.toString(StandardCharsets.ISO_8859_1);
        }
        return "";
    }

    private static void rest(Socket caller, Socket application) {
        try {
            caller.getInputStream().transferTo(application.getOutputStream());
        } catch (IOException ended) {
            // The answer is complete.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
