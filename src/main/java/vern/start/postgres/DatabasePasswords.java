package vern.start.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import vern.start.StartRefused;

/// The embedded server's two passwords, made at first start and readable only to the user who runs Vern.
record DatabasePasswords(String administrator, String application) {

    static DatabasePasswords in(Path directory) throws IOException {
        Path file = directory.resolve("postgres.passwords");
        if (!Files.exists(file)) {
            if (Files.exists(directory.resolve("postgres").resolve("PG_VERSION"))) {
                throw new StartRefused("The file " + file + " is missing, and with it the passwords to the database beside it: put it back from a backup. Nothing was changed.");
            }
            writePrivately(file, random() + "\n" + random() + "\n");
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() != 2) {
            throw new StartRefused("The file " + file + " is damaged: put it back from a backup. Nothing was changed.");
        }
        return new DatabasePasswords(lines.getFirst(), lines.getLast());
    }

    /// A file with the administrator's password alone, as `initdb` wants it; the caller deletes it.
    Path administratorFile(Path directory) throws IOException {
        Path file = directory.resolve("postgres.first-password");
        writePrivately(file, administrator + "\n");
        return file;
    }

    private static void writePrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "DatabasePasswords[...]";
    }
}
