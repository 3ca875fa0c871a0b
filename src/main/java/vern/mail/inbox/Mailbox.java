package vern.mail.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vern.mail.carrier.MailServer;

/// A company's mailbox that mail is fetched from.
record Mailbox(String controller, MailServer server) {

    /// From `medic-it=imaps://post@mail.example/INBOX it-total=…`, with each company's password.
    static List<Mailbox> of(String written, Map<String, String> passwords) {
        var all = new ArrayList<Mailbox>();
        for (var one : written.strip().split("[\\s,]+")) {
            int equals = one.indexOf('=');
            if (equals > 0) all.add(new Mailbox(one.substring(0, equals), MailServer.of(one.substring(equals + 1), passwords.getOrDefault(one.substring(0, equals), ""))));
        }
        return all;
    }

    String folder() {
        return server.path().isEmpty() ? "INBOX" : server.path();
    }
}
