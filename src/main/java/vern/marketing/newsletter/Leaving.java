package vern.marketing.newsletter;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Records;
import vern.ledger.SubjectId;
import vern.marketing.MarketingKeeper;
import vern.marketing.Offering;
import vern.marketing.ConsentProofs;
import vern.register.Parties;

/// Ends a subscription: the yes is over, the address and every letter on its way to it are gone when this returns, and nothing of the
/// bookkeeping is left. Doing it twice does nothing more.
@Component
public class Leaving {

    private final Ledger.Setting setting;
    private final ConsentProofs proofs;
    private final Subscribers subscribers;
    private final Records records;
    private final Ways ways;
    private final JdbcClient database;

    /// What closes a customer's channel.
    @Component("leavingWays")
    record Ways(Ledger ledger, Parties parties) {}

    Leaving(Ledger.Setting setting, ConsentProofs proofs, Subscribers subscribers, Ways ways, JdbcClient database) {
        this.setting = setting;
        this.ways = ways;
        this.proofs = proofs;
        this.subscribers = subscribers;
        this.database = database;
        records = new Records(setting);
    }

    /// Why a subscription ends; the address goes for either reason.
    public enum Cause { LEFT, DEAD_ADDRESS, COMPLAINT }

    /// Closes the e-mail channel of a customer who has no subscription of their own: no marketing by e-mail, on whatever ground.
    private boolean close(String controller, SubjectId subject, Cause cause) {
        boolean known = database.sql("select exists (select 1 from ledger.subject s join ledger.controller c on c.id = s.controller where s.subject = ? and c.key = ?)")
                .params(subject.value(), controller).query(Boolean.class).single() && !ways.parties().of(subject).isEmpty();
        if (known && !ways.ledger().closed(List.of(subject), MarketingChannel.EMAIL).contains(subject)) {
            ways.ledger().close(controller, subject, MarketingChannel.EMAIL, actor(controller, subject, cause));
        }
        return known;
    }

    /// False where there was no such subscription.
    public boolean leave(String controller, SubjectId subject, Cause cause) {
        return setting.transactor().inTransaction(connection -> {
            var found = subscribers.find(controller, subject);
            if (found.isEmpty()) return close(controller, subject, cause);
            var actor = actor(controller, subject, cause);
            // The address first: what is gone need not be judged again when the yes ends, and thousands may leave at once.
            for (var row : subscribers.rows(subject)) records.erase(controller, MarketingKeeper.SUBSCRIBER, row.id(), actor);
            dropLetters(controller, subject, actor);
            if (found.get().active()) end(controller, subject, found.get().purpose(), actor);
            subscribers.forget(subject);
            Trail.append(connection, new Entry(setting.clock().instant(), controller, actor.audited(), "newsletter.ended", OptionalLong.of(subject.value()),
                    Map.of("cause", cause.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))));
            return true;
        });
    }

    private static Actor actor(String controller, SubjectId subject, Cause cause) {
        return switch (cause) {
            case LEFT, COMPLAINT -> new Actor.Self(subject, controller);
            case DEAD_ADDRESS -> new Actor.Job("newsletter", controller);
        };
    }

    private void end(String controller, SubjectId subject, String purpose, Actor actor) {
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        Offering.opening(statement).filter(opening -> proofs.stands(subject, opening.key())).ifPresent(opening -> proofs.withdraw(controller, subject, opening.key(), actor));
        proofs.withdraw(controller, subject, purpose, actor);
    }

    /// Letters that wait for someone who has left are not sent any more, whatever they are about: the address is that of the list.
    private void dropLetters(String controller, SubjectId subject, Actor actor) {
        var waiting = database.sql("select id from mail.letter where subject = ?").param(subject.value()).query(Long.class).list();
        for (var letter : waiting) records.erase(controller, "mail.letter", letter, actor);
    }
}
