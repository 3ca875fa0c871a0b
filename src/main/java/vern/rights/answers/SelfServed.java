package vern.rights.answers;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Histories;
import vern.ledger.Ledger;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;

/// What someone has put right themselves on Min side. Whoever got the old data is told (Art. 19), as for a request to the desk: so it becomes one,
/// answered as soon as it is made, with its tasks. Where nobody has got anything there is nothing to tell.
@Component
public class SelfServed {

    private final Receiving receiving;
    private final Telling recipients;
    private final Progress progress;
    private final Known known;

    /// What was passed on, and what the statement says.
    @Component("selfServedKnown")
    record Known(Histories histories, Ledger.Setting setting) {}

    SelfServed(Receiving receiving, Telling recipients, Progress progress, Known known) {
        this.receiving = receiving;
        this.recipients = recipients;
        this.progress = progress;
        this.known = known;
    }

    /// These categories of a person have been put right by `self`, the person or whoever may do it for them.
    public void rectified(Actor.Self whose, String language, Set<String> categories, IdentityMethod shown, Actor self) {
        var statement = known.setting().declarations().inForce(whose.controller(), progress.moment());
        if (!statement.rights().granted().containsKey(RequestKind.RECTIFICATION.key())) return;
        var got = new TreeSet<String>();
        known.histories().of(whose.controller(), whose.subject()).ifPresent(history -> history.disclosures().stream()
                .filter(one -> one.categories().stream().anyMatch(categories::contains)).forEach(one -> got.add(one.recipient())));
        if (got.isEmpty()) return;
        progress.inTransaction(() -> {
            var request = receiving.take(Application.of(whose.controller(), Set.of(RequestKind.RECTIFICATION), Channel.PORTAL, language).from(whose.subject()), self).first();
            progress.identify(request, shown, self);
            recipients.begin(request, got, progress.moment());
            return progress.close(request, Progress.Closing.fulfilled(""), self);
        });
    }
}
