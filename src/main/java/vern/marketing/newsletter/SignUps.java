package vern.marketing.newsletter;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Particular;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.Address;
import vern.marketing.MarketingKeeper;
import vern.marketing.Offering;
import vern.marketing.OptOuts;
import vern.marketing.ConsentProofs;
import vern.marketing.newsletter.Subscribers.Subscription;
import vern.statement.Statement;

/// Takes people onto the newsletter: whoever knows an address can ask, only who reads its mail can confirm. Until then the address is
/// held for the confirmation alone, as long as the statement says; afterwards for the newsletter alone. Where the statement declares single
/// opt-in, asking is the yes, unless the address has said no before: that no was said by whoever reads its mail.
@Component
public class SignUps {

    /// So many letters with a link in a day, however often someone asks.
    private static final int MOST_LETTERS = 3;

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final ConsentProofs proofs;
    private final Shelf shelf;

    /// The rows, the letters, and the noes that stand.
    @Component
    record Shelf(Subscribers subscribers, ReaderLetters letters, ObjectProvider<OptOuts> optOuts) {}

    SignUps(Ledger.Setting setting, Ledger ledger, Gate gate, ConsentProofs proofs, Shelf shelf) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        this.proofs = proofs;
        this.shelf = shelf;
    }

    /// What stands in the form, checked.
    public record Asked(String controller, Address.Email email, Said said, String language) {}

    /// Someone asks to be taken on. The answer is the same whether the address is new, asked before or known: a letter to it.
    public void ask(Asked asked) {
        setting.transactor().inTransaction(connection -> {
            var statement = setting.declarations().inForce(asked.controller(), setting.clock().instant());
            var offering = Offering.of(statement).orElseThrow();
            shelf.subscribers().lock(asked.controller(), asked.email().value());
            var known = shelf.subscribers().withAddress(asked.controller(), asked.email().value());
            boolean active = known.filter(Subscription::active).isPresent();
            if (offering.single() && !active && refused(asked)) return asked;
            var subject = known.map(Subscription::subject).orElseGet(() -> ledger.subject(asked.controller()));
            var subscription = new Subscription(subject, asked.controller(), offering.purpose().key(), active, asked.language());
            if (offering.single() && !active) yes(statement, subscription);
            if (known.isEmpty()) hold(asked, offering, subject);
            else if (!active) shelf.subscribers().says(subject, asked.said());
            if (offering.single() && !active) takeOn(connection, asked, offering, subscription);
            else answer(connection, asked, offering, subscription);
            return asked;
        });
    }

    private boolean refused(Asked asked) {
        return shelf.optOuts().stream().anyMatch(one -> one.stands(asked.controller(), MarketingChannel.EMAIL, asked.email().value()));
    }

    private void yes(Statement statement, Subscription subscription) {
        proofs.give(new ConsentProofs.Yes(subscription.controller(), subscription.subject(), subscription.purpose(), Offering.textVersion(statement, subscription.language()), "form"),
                new Actor.Self(subscription.subject(), subscription.controller()));
    }

    private void hold(Asked asked, Offering offering, SubjectId subject) {
        var anchor = ledger.open(asked.controller(), "newsletter", Optional.empty(), Map.of());
        var fields = new HashSet<>(List.of("email"));
        asked.said().segment().ifPresent(_ -> fields.add("segment"));
        asked.said().written().ifPresent(_ -> fields.add("interests"));
        var wish = Placing.Wish.of(asked.controller(), offering.category().key(), offering.source(), subject, moment()).on(anchor).holding(fields)
                .in(offering.context().key()).declared(Map.of(Particular.COLLECTED_FOR, offering.entering().key()));
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("the newsletter's declaration does not let an address be held");
        var day = moment().atZone(setting.declarations().inForce(asked.controller(), moment()).controller().zone()).toLocalDate();
        shelf.subscribers().write(subject, new Subscribers.Placed(anchor, terms, day), asked.email().value(), asked.said());
    }

    /// On the list at once; a letter tells the address so, with the way out.
    private void takeOn(Connection connection, Asked asked, Offering offering, Subscription subscription) throws SQLException {
        shelf.subscribers().asks(subscription, moment());
        keep(setting.declarations().inForce(asked.controller(), moment()), subscription);
        shelf.letters().welcome(asked, offering, subscription, shelf.subscribers().rows(subscription.subject()).getFirst().anchor());
        Trail.append(connection, new Entry(moment(), asked.controller(), vern.audit.Actor.job("newsletter"), "newsletter.signed-up",
                OptionalLong.of(subscription.subject().value()), Map.of("purpose", subscription.purpose())));
    }

    private void answer(Connection connection, Asked asked, Offering offering, Subscription subscription) throws SQLException {
        boolean enough = shelf.subscribers().letters(subscription.subject(), moment().minus(Duration.ofDays(1))) >= MOST_LETTERS;
        if (!subscription.active()) shelf.subscribers().asks(subscription, moment());
        if (enough) return;
        var secret = Secrets.fresh();
        shelf.subscribers().confirmation(subscription.subject(), Secrets.digest(secret), moment());
        shelf.letters().send(asked, offering, subscription, secret);
        Trail.append(connection, new Entry(moment(), asked.controller(), vern.audit.Actor.job("newsletter"), "newsletter.asked",
                OptionalLong.of(subscription.subject().value()), Map.of("purpose", offering.purpose().key())));
    }

    /// What a confirming link does.
    public sealed interface Confirmed {

        /// The subscription runs from now.
        record Now(SubjectId subject) implements Confirmed {}

        /// It was confirmed before, and runs.
        record Before(SubjectId subject) implements Confirmed {}

        /// The link is unknown, used by someone who has left since, or the address is gone.
        record Over() implements Confirmed {}
    }

    /// Looks without doing anything, as a mail scanner does.
    public Confirmed look(String controller, String secret) {
        return find(controller, secret).<Confirmed>map(subscription -> subscription.active() ? new Confirmed.Before(subscription.subject())
                : holds(subscription) ? new Confirmed.Now(subscription.subject()) : new Confirmed.Over()).orElseGet(Confirmed.Over::new);
    }

    private Optional<Subscription> find(String controller, String secret) {
        return shelf.subscribers().confirmation(Secrets.digest(secret)).flatMap(link -> shelf.subscribers().find(controller, link.subject())
                .filter(subscription -> subscription.active() || !link.used()));
    }

    /// The reader confirms: from here the address is held for the newsletter, and for nothing else.
    public Confirmed confirm(String controller, String secret) {
        return setting.transactor().inTransaction(connection -> {
            var looked = look(controller, secret);
            if (!(looked instanceof Confirmed.Now(var subject))) return looked;
            if (!shelf.subscribers().use(Secrets.digest(secret), moment())) return look(controller, secret);
            var subscription = shelf.subscribers().find(controller, subject).orElseThrow();
            var statement = setting.declarations().inForce(controller, moment());
            yes(statement, subscription);
            keep(statement, subscription);
            Trail.append(connection, new Entry(moment(), controller, vern.audit.Actor.subject(subject.value()), "newsletter.confirmed",
                    OptionalLong.of(subject.value()), Map.of("purpose", subscription.purpose())));
            return looked;
        });
    }

    private void keep(Statement statement, Subscription subscription) {
        var offering = Offering.of(statement).orElseThrow();
        for (var row : shelf.subscribers().rows(subscription.subject())) {
            var wish = Placing.Wish.of(subscription.controller(), offering.category().key(), offering.source(), subscription.subject(), moment()).on(row.anchor())
                    .holding(java.util.Set.of("email")).in(offering.context().key()).declared(Map.of(Particular.COLLECTED_FOR, subscription.purpose()));
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) throw new IllegalStateException("a yes was said, and opens no ground");
            shelf.subscribers().place(subscription.subject(), row.id(), terms);
        }
        shelf.subscribers().activate(subscription.subject(), moment());
    }

    /// Whether the address may still be used to confirm it.
    private boolean holds(Subscription subscription) {
        var confirming = Offering.of(setting.declarations().inForce(subscription.controller(), moment())).flatMap(offering -> offering.confirming()).map(purpose -> purpose.key());
        var ids = shelf.subscribers().rows(subscription.subject()).stream().map(Subscribers.Row::id).toList();
        if (confirming.isEmpty() || ids.isEmpty()) return false;
        var use = Use.of(new Actor.Job("newsletter", subscription.controller()), confirming.get(), "confirm");
        return gate.useRecords(use, MarketingKeeper.SUBSCRIBER, ids) instanceof Use.Answer.Given(var holdings) && !holdings.isEmpty();
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
