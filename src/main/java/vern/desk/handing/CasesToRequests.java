package vern.desk.handing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.cases.PrivacyDesk;
import vern.ledger.Actor;
import vern.rights.answers.Scans;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.staff.Counter;

/// A case that asks for a right becomes a request, on its clock from the day the case came.
@Component
class CasesToRequests implements PrivacyDesk {

    private final Receiving receiving;
    private final Scans scans;
    private final Counter counter;

    CasesToRequests(Receiving receiving, Scans scans, Counter counter) {
        this.receiving = receiving;
        this.scans = scans;
        this.counter = counter;
    }

    @Override
    public Optional<String> take(Handed handed, Actor.Staff actor) {
        return RequestKind.of(handed.right()).map(kind -> {
            var channel = Channel.of(handed.channel().code()).orElse(Channel.DESK);
            var application = Application.of(handed.controller(), Set.of(kind), channel, handed.language()).saying(said(handed.fields()));
            var request = receiving.take(application.cameIn(handed.came()), actor).first();
            handed.files().forEach(file -> scans.keep(request, file, Scans.Kind.LETTER, actor));
            return "/desk/requests/" + request.number();
        });
    }

    /// Only what the statement has fields for; the subject line begins the message.
    private Map<String, String> said(Map<String, String> fields) {
        var said = new HashMap<>(fields);
        Optional.ofNullable(said.get("subject")).ifPresent(line -> said.merge("message", line, (message, subject) -> subject + "\n\n" + message));
        said.keySet().retainAll(Set.of("name", "email", "phone", "address", "message"));
        var category = counter.statement().categories().get("rights-request");
        if (category != null) said.keySet().retainAll(category.fields());
        return said;
    }
}
