package vern.mail;

import java.util.List;

/// What this installation can send with; none, and everything stays in the outbox.
record Carriers(List<Carrier> all) {

    Carriers {
        all = List.copyOf(all);
    }

    boolean carries(Channel channel) {
        return all.stream().anyMatch(carrier -> carrier.channel() == channel);
    }
}
