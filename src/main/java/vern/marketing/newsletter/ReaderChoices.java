package vern.marketing.newsletter;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.Links;
import vern.marketing.MarketingKeeper;
import vern.marketing.Offering;
import vern.marketing.ConsentProofs;

/// What a reader has chosen and may change by the link in every letter.
@Component
class ReaderChoices {

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Subscribers subscribers;
    private final ConsentProofs proofs;
    private final Links links;

    ReaderChoices(Ledger.Setting setting, Gate gate, Subscribers subscribers, ConsentProofs proofs, Links links) {
        this.setting = setting;
        this.gate = gate;
        this.subscribers = subscribers;
        this.proofs = proofs;
        this.links = links;
    }

    /// As it stands. `opening` is empty where the statement has no such purpose.
    record Now(SubjectId subject, boolean active, Said said, boolean segmented, Optional<Boolean> opening) {

        /// The code of who they are; empty where nothing was said.
        public String segment() {
            return said.segment().map(Segment::code).orElse("");
        }
    }

    Optional<SubjectId> subject(String controller, String token) {
        return links.read(Links.Use.CHOICES, controller, token, "");
    }

    /// Empty where the link is none, or leads to someone who has left.
    Optional<Now> of(String controller, String token) {
        return subject(controller, token).flatMap(subject -> subscribers.find(controller, subject)).map(subscription -> now(controller, subscription));
    }

    private Now now(String controller, Subscribers.Subscription subscription) {
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        var opening = Offering.opening(statement).map(purpose -> proofs.stands(subscription.subject(), purpose.key()));
        return new Now(subscription.subject(), subscription.active(), said(controller, subscription), Offering.of(statement).filter(Offering::segmented).isPresent(), opening);
    }

    /// Read by the person themselves.
    private Said said(String controller, Subscribers.Subscription subscription) {
        var use = Use.of(new Actor.Self(subscription.subject(), controller), Gate.RIGHTS, "choices");
        return switch (gate.use(use, List.of(subscription.subject()))) {
            case Use.Answer.Given(var holdings) -> holdings.stream().filter(holding -> holding.place().equals(MarketingKeeper.SUBSCRIBER)).findFirst()
                    .map(holding -> new Said(Segment.of(value(holding, "segment")), Said.read(value(holding, "interests")))).orElse(Said.NOTHING);
            case Use.Answer.Refused ignored -> Said.NOTHING;
        };
    }

    private static String value(Holding holding, String field) {
        return holding.field(field).map(value -> value.reveal()).orElse("");
    }

    /// Changes what the reader has chosen. A yes to being measured is a yes of its own.
    void change(String controller, Now now, Said said, boolean measured) {
        setting.transactor().inTransaction(connection -> {
            subscribers.says(now.subject(), said);
            var statement = setting.declarations().inForce(controller, setting.clock().instant());
            var self = new Actor.Self(now.subject(), controller);
            Offering.opening(statement).filter(_ -> now.active()).ifPresent(purpose -> {
                boolean stands = proofs.stands(now.subject(), purpose.key());
                var language = subscribers.find(controller, now.subject()).orElseThrow().language();
                if (measured && !stands) proofs.give(new ConsentProofs.Yes(controller, now.subject(), purpose.key(), Offering.textVersion(statement, language), "link"), self);
                if (!measured && stands) proofs.withdraw(controller, now.subject(), purpose.key(), self);
            });
            return now;
        });
    }
}
