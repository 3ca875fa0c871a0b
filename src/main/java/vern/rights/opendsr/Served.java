package vern.rights.opendsr;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;

/// Which of our requests a principal's own number stands for. Another principal's number is not known.
@Component
class Served {

    private final JdbcClient database;
    private final Requests requests;

    Served(JdbcClient database, Requests requests) {
        this.database = database;
        this.requests = requests;
    }

    void remember(String controller, Actor.ApiKey key, String id, Request request) {
        database.sql("insert into rights.opendsr_served (controller, api_key, id, request) values (?, ?, ?, ?)").params(controller, key.id(), UUID.fromString(id), request.id()).update();
    }

    Optional<Request> find(String controller, Actor.ApiKey key, String id) {
        if (!id.matches("[0-9a-f-]{36}")) return Optional.empty();
        return database.sql("select request from rights.opendsr_served where controller = ? and api_key = ? and id = ?").params(controller, key.id(), UUID.fromString(id)).query(Long.class).optional()
                .map(requests::get);
    }
}
