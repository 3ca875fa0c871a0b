package vern.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Gives a test the whole application on a PostgreSQL of its own, one for all tests of a run.
public interface WithDatabase {

    EmbeddedPostgres SERVER = start();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> SERVER.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> "4");
        registry.add("vern.ticking", () -> "false");
        registry.add("vern.data", () -> "target/test-data");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
