package vern.desk.handing;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.disclosures.OwnersDesk;
import vern.ledger.Actor;
import vern.rights.answers.Notifying;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;

/// What was asked of another company of the group becomes a request to the one that owns the data.
@Component
class GroupToRequests implements OwnersDesk {

    private final Receiving receiving;
    private final Notifying notifying;

    GroupToRequests(Receiving receiving, Notifying notifying) {
        this.receiving = receiving;
        this.notifying = notifying;
    }

    @Override
    public Optional<String> take(Asked asked) {
        var self = new Actor.Job("group-company", asked.controller());
        return RequestKind.of(asked.right()).map(kind -> {
            var request = receiving.take(Application.of(asked.controller(), Set.of(kind), Channel.GROUP, asked.language()).saying(asked.fields()), self).first();
            notifying.received(request, self);
            return request.reference();
        });
    }
}
