package vern.marketing.newsletter;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.mail.Address;

/// The list, for the other parts of this module.
@Component
public class Readers {

    private final Subscribers subscribers;

    Readers(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    public long count(String controller) {
        return subscribers.count(controller);
    }

    /// Whoever has confirmed this address.
    public Optional<SubjectId> active(String controller, String email) {
        return Address.email(email).flatMap(address -> subscribers.withAddress(controller, address.value())).filter(Subscribers.Subscription::active)
                .map(Subscribers.Subscription::subject);
    }

    /// Whether someone is on the list.
    public boolean reads(String controller, SubjectId subject) {
        return subscribers.find(controller, subject).filter(Subscribers.Subscription::active).isPresent();
    }
}
