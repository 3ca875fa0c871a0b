package vern.mail.carrier;

import java.util.List;

/// What this installation can send with; none, and everything stays in the outbox.
public record Carriers(List<Carrier> all) {

    public Carriers {
        all = List.copyOf(all);
    }

    public boolean carries(Channel channel) {
        return all.stream().anyMatch(carrier -> carrier.channel() == channel);
    }
}
