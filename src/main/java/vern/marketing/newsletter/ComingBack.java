package vern.marketing.newsletter;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.bounces.Bounce;
import vern.mail.inbox.ReturnListener;

/// What follows for the list when mail comes back: an address that does not exist is erased, a complaint is a no. A letter that was only
/// refused or delayed says nothing of the address.
@Component
class ComingBack implements ReturnListener {

    private final Leaving leaving;
    private final Subscribers subscribers;

    ComingBack(Leaving leaving, Subscribers subscribers) {
        this.leaving = leaving;
        this.subscribers = subscribers;
    }

    @Override
    public void returned(Return back) {
        switch (back.bounce()) {
            case Bounce.DeadAddress(var address, _, _) -> reader(back, address).ifPresent(subject -> leaving.leave(back.controller(), subject, Leaving.Cause.DEAD_ADDRESS));
            case Bounce.Complaint(var address, _) -> reader(back, address).or(() -> back.letter().map(Sent::subject))
                    .ifPresent(subject -> leaving.leave(back.controller(), subject, Leaving.Cause.COMPLAINT));
            case Bounce.Refused ignored -> { }
            case Bounce.Temporary ignored -> { }
            case Bounce.None ignored -> { }
        }
    }

    /// Whom it is about, if they are on the list: by the letter that came back. An address alone anybody could write in a mail.
    private Optional<SubjectId> reader(Return back, Optional<Address.Email> address) {
        return back.letter().map(Sent::subject).filter(subject -> subscribers.find(back.controller(), subject).isPresent())
                .filter(subject -> address.isEmpty() || subscribers.withAddress(back.controller(), address.get().value()).filter(one -> one.subject().equals(subject)).isPresent());
    }
}
