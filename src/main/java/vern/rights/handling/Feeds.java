package vern.rights.handling;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vern.rights.requests.Code;

/// Addresses under which a calendar reads the deadlines: one for each account, kept as a digest, and made anew when it has gone astray.
@Repository
class Feeds {

    private final JdbcClient database;

    Feeds(JdbcClient database) {
        this.database = database;
    }

    String make(String controller, long account) {
        var token = Code.token();
        database.sql("insert into rights.feed (account, controller, token) values (?, ?, ?) on conflict (account) do update set token = excluded.token, controller = excluded.controller")
                .params(account, controller, Code.digest(token)).update();
        return token;
    }

    /// The company whose deadlines are read under this address.
    Optional<String> company(String token) {
        return database.sql("select controller from rights.feed where token = ?").param(Code.digest(token)).query(String.class).optional();
    }
}
