package vern.rights.answers;

import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.rights.Letters;
import vern.rights.requests.Request;

/// Sends what is written for a request.
@Component
public class Messages {

    Messages() {}

    void send(Request request, Letters.Letter letter, java.util.Optional<String> path, Actor actor) {}
}
