package vern.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import vern.ledger.KeptTable;

/// The register's tables for whoever uses it as a library, without the application: how they are made, and which are kept.
public final class RegisterTables {

    private RegisterTables() {}

    public static KeptTable[] kept() {
        return new RegisterKeeper().tables().toArray(KeptTable[]::new);
    }

    /// The migrations in order, as one text.
    public static String migrations() {
        return List.of("V1__register.sql", "V2__given_by_others.sql", "V3__no_alias.sql").stream().map(RegisterTables::read).collect(Collectors.joining("\n"));
    }

    private static String read(String name) {
        try (var file = RegisterTables.class.getResourceAsStream(name)) {
            if (file == null) throw new IllegalStateException(name + " is missing from the build");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
