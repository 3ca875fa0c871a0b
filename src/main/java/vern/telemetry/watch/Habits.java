package vern.telemetry.watch;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.law.IpAddresses;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.ledger.Use;

/// From which networks someone usually signs in: read through the gate, for the rule's purpose, and remembered nowhere.
@Component
class Habits {

    private final Gate gate;

    Habits(Gate gate) {
        this.gate = gate;
    }

    /// Whether nobody signed in as this person from that network before the row just taken in, and often enough from others.
    boolean isNew(Rule rule, SubjectId subject, String address) {
        var use = Use.of(new Actor.Job("watch", rule.controller()), rule.purpose(), "watch").only(rule.category());
        if (!(gate.use(use, subject) instanceof Use.Answer.Given(var holdings))) return false;
        var network = IpAddresses.truncated(address);
        var networks = holdings.stream().flatMap(holding -> holding.field("ip-address").stream()).map(value -> IpAddresses.truncated(value.reveal())).toList();
        long same = networks.stream().filter(network::equals).count();
        long others = networks.stream().filter(Optional::isPresent).filter(one -> !one.equals(network)).count();
        return network.isPresent() && same == 1 && others >= rule.threshold().longValue();
    }
}
