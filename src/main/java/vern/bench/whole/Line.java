package vern.bench.whole;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A kept connection to the application on this machine, for many small requests: bytes out, an answer in (RFC 9112), so that asking costs
/// next to nothing beside answering. Opened anew when the server closes it after so many requests.
final class Line implements AutoCloseable {

    private static final int ON_ONE_CONNECTION = 100;

    private final int port;
    private Socket socket;
    private InputStream in;
    private int asked;

    Line(int port) throws IOException {
        this.port = port;
        open();
    }

    /// What came back: the head's first line, and the body if the answer says how long it is or comes in chunks.
    record Answer(String status, byte[] body) {
        boolean is(int code) {
            return status.startsWith("HTTP/1.1 " + code + " ") || status.equals("HTTP/1.1 " + code);
        }
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        asked = 0;
    }

    Answer ask(byte[] request) throws IOException {
        if (asked++ == ON_ONE_CONNECTION - 1) {
            socket.close();
            open();
        }
        socket.getOutputStream().write(request);
        var status = line();
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) length = Integer.parseInt(lower.substring(15).strip());
            chunked |= lower.startsWith("transfer-encoding:") && lower.endsWith("chunked");
        }
        return new Answer(status, chunked ? chunks() : in.readNBytes(length));
    }

    private byte[] chunks() throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new EOFException("the server closed the connection");
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
