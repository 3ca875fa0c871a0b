package vern.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;

/// The keys of a company: made, looked up by their secret, revoked. Each change is in the trail.
@Component
class ApiKeys {

    private static final String PREFIX = "vern_";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String COLUMNS = "select id, controller, name, hint, purposes, per_minute, made, last_used, revoked from keys.key ";

    private final JdbcClient database;
    private final Ledger.Setting setting;

    ApiKeys(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    List<ApiKey> of(String controller) {
        return database.sql(COLUMNS + "where controller = ? order by revoked nulls first, id desc").param(controller).query(ApiKeys::key).list();
    }

    ApiKey.Made make(ApiKey.Order order, Actor.Staff by) {
        if (order.name().isBlank() || order.name().length() > 80) return new ApiKey.Made.Refused("name", "keys.refused.name");
        if (order.perMinute() < 1 || order.perMinute() > 100_000) return new ApiKey.Made.Refused("perMinute", "keys.refused.pace");
        var known = setting.declarations().inForce(by.controller(), setting.clock().instant()).purposes().keySet();
        if (order.purposes().isEmpty() || !order.purposes().stream().allMatch(purpose -> known.contains(purpose) || purpose.equals(Gate.RIGHTS))) {
            return new ApiKey.Made.Refused("purposes", "keys.refused.purposes");
        }
        var secret = fresh();
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            long id = database.sql("""
                    insert into keys.key (controller, name, hint, digest, purposes, per_minute, made, made_by) values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                    .params(by.controller(), order.name().strip(), secret.substring(0, PREFIX.length() + 4), digest(secret),
                            order.purposes().toArray(String[]::new), order.perMinute(), Timestamp.from(now), by.account()).query(Long.class).single();
            Trail.append(connection, entry(now, by, "keys.made", id));
            return new ApiKey.Made.Key(secret);
        });
    }

    /// From this moment the key opens nothing. False where the company has no such key in use.
    boolean revoke(long id, Actor.Staff by) {
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            int revoked = database.sql("update keys.key set revoked = ?, revoked_by = ? where id = ? and controller = ? and revoked is null")
                    .params(Timestamp.from(now), by.account(), id, by.controller()).update();
            if (revoked > 0) Trail.append(connection, entry(now, by, "keys.revoked", id));
            return revoked > 0;
        });
    }

    private static Entry entry(Instant now, Actor.Staff by, String kind, long id) {
        return new Entry(now, by.controller(), by.audited(), kind, OptionalLong.empty(), Map.of("key-id", String.valueOf(id)));
    }

    /// The key with this secret, if it is in use. Looked up by digest: how long it takes says nothing about the secret.
    Optional<ApiKey> find(String secret) {
        var found = database.sql(COLUMNS + "where digest = ? and revoked is null").param(digest(secret)).query(ApiKeys::key).optional();
        found.ifPresent(key -> {
            var today = LocalDate.ofInstant(setting.clock().instant(), ZoneOffset.UTC);
            if (!key.lastUsed().equals(Optional.of(today))) database.sql("update keys.key set last_used = ? where id = ?").params(today, key.id()).update();
        });
        return found;
    }

    private static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(row.getLong("id"), row.getString("controller"), row.getString("name"), row.getString("hint"),
                List.of((String[]) row.getArray("purposes").getArray()), row.getInt("per_minute"), row.getTimestamp("made").toInstant(),
                Optional.ofNullable(row.getObject("last_used", LocalDate.class)), Optional.ofNullable(row.getTimestamp("revoked")).map(Timestamp::toInstant));
    }
}
