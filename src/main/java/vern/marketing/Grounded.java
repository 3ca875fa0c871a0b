package vern.marketing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Basis;
import vern.statement.Purpose;

/// Who may be reached for marketing, by which channel and on which ground, asked of the gate at the moment of sending. A yes reaches whoever
/// said it; the company's own interest reaches customers only, by e-mail and SMS only where the address came with a sale and what is
/// offered is like what they have (markedsføringsloven § 15, marknadsföringslagen 19 §). A closed channel is closed, whatever the ground.
@Component
public class Grounded {

    /// Sources that mean a sale.
    private static final Set<String> SALE = Set.of("customer", "order");
    /// Fields that say what someone has from the company.
    private static final List<String> GOODS = List.of("subscription-type", "service", "add-on", "product", "lines");

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final Persons persons;
    private final List<OptOuts> optOuts;

    /// Who else is the same person, and for which addresses a no stands.
    @Component("groundedSides")
    record Sides(Persons persons, ObjectProvider<OptOuts> optOuts) {}

    Grounded(Ledger.Setting setting, Ledger ledger, Gate gate, Sides sides) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        persons = sides.persons();
        optOuts = sides.optOuts().stream().toList();
    }

    /// What is asked: for which purposes, in their order, by which channel, about what, and what the use is called in the log.
    public record Wish(Actor actor, List<String> purposes, MarketingChannel channel, List<String> similarTo, String what) {
        public Wish {
            purposes = List.copyOf(purposes);
            similarTo = List.copyOf(similarTo);
        }
    }

    /// The answer about one person.
    public sealed interface Verdict {

        /// May be reached at this holding's address, for this purpose.
        record Yes(String purpose, Holding at, List<Holding> known) implements Verdict {
            public Yes {
                known = List.copyOf(known);
            }
        }

        /// `closed`, `no-ground`, `no-sale`, `not-similar`, `not-interested`.
        record No(String reason) implements Verdict {}
    }

    public Map<SubjectId, Verdict> of(Wish wish, Collection<SubjectId> people) {
        var verdicts = new HashMap<SubjectId, Verdict>();
        closed(people, wish.channel()).forEach(subject -> verdicts.put(subject, new Verdict.No("closed")));
        var left = new HashSet<>(people);
        left.removeAll(verdicts.keySet());
        var why = new HashMap<SubjectId, String>();
        for (var key : wish.purposes()) {
            if (left.isEmpty()) break;
            var purpose = setting.declarations().inForce(wish.actor().controller(), setting.clock().instant()).purposes().get(key);
            if (purpose == null) continue;
            held(wish, key, left).forEach((subject, holdings) -> {
                var verdict = asked(wish, purpose, judge(wish, purpose, holdings));
                if (verdict instanceof Verdict.No(var reason)) why.put(subject, reason);
                else verdicts.put(subject, verdict);
            });
            left.removeAll(verdicts.keySet());
        }
        left.forEach(subject -> verdicts.put(subject, new Verdict.No(why.getOrDefault(subject, "no-ground"))));
        return verdicts;
    }

    /// A no for the address stands against whatever the company does of its own interest; a yes that was said since is said by whoever
    /// has the address.
    private Verdict asked(Wish wish, Purpose purpose, Verdict verdict) {
        if (!(verdict instanceof Verdict.Yes yes) || purpose.basis() == Basis.CONSENT) return verdict;
        var address = yes.at().field(field(wish.channel())).map(vern.ledger.Personal::reveal);
        boolean no = address.isPresent() && optOuts.stream().anyMatch(one -> one.stands(wish.actor().controller(), wish.channel(), address.get()));
        return no ? new Verdict.No("closed") : verdict;
    }

    /// Who has closed a channel, under whichever of their numbers.
    public Set<SubjectId> closed(Collection<SubjectId> people, MarketingChannel channel) {
        var others = persons.others(people);
        var all = new HashSet<>(people);
        others.values().forEach(all::addAll);
        var closed = ledger.closed(all, channel);
        return people.stream().filter(subject -> closed.contains(subject) || others.getOrDefault(subject, List.of()).stream().anyMatch(closed::contains)).collect(Collectors.toSet());
    }

    private Map<SubjectId, List<Holding>> held(Wish wish, String purpose, Collection<SubjectId> people) {
        return switch (gate.use(Use.of(wish.actor(), purpose, wish.what()), people)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().filter(holding -> !holding.place().startsWith("mail.")).collect(Collectors.groupingBy(Holding::subject));
            case Use.Answer.Refused ignored -> Map.of();
        };
    }

    private static Verdict judge(Wish wish, Purpose purpose, List<Holding> holdings) {
        var reached = new ArrayList<>(holdings.stream().filter(holding -> holding.field(field(wish.channel())).filter(value -> !value.reveal().isBlank()).isPresent()).toList());
        if (reached.isEmpty()) return new Verdict.No("no-ground");
        if (purpose.basis() == Basis.CONSENT) {
            return purpose.profiling().isEmpty() || interested(wish.similarTo(), holdings) ? new Verdict.Yes(purpose.key(), reached.getFirst(), holdings) : new Verdict.No("not-interested");
        }
        boolean electronic = wish.channel() == MarketingChannel.EMAIL || wish.channel() == MarketingChannel.SMS;
        if (electronic) reached.removeIf(holding -> !SALE.contains(holding.source()));
        if (reached.isEmpty()) return new Verdict.No("no-sale");
        return similar(wish.similarTo(), holdings) ? new Verdict.Yes(purpose.key(), reached.getFirst(), holdings) : new Verdict.No("not-similar");
    }

    /// A recommendation goes to those whose interests it meets; of whom nothing is known, it goes to all who said yes.
    private static boolean interested(List<String> words, List<Holding> holdings) {
        var interests = holdings.stream().flatMap(holding -> holding.field("interests").stream()).map(value -> value.reveal().toLowerCase(Locale.ROOT)).toList();
        return words.isEmpty() || interests.isEmpty() || words.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(word -> interests.stream().anyMatch(one -> one.contains(word)));
    }

    private static boolean similar(List<String> words, List<Holding> holdings) {
        var goods = holdings.stream().flatMap(holding -> GOODS.stream().flatMap(field -> holding.field(field).stream()))
                .map(value -> value.reveal().toLowerCase(Locale.ROOT)).toList();
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(word -> goods.stream().anyMatch(good -> good.contains(word)));
    }

    /// The declared field that a channel needs.
    public static String field(MarketingChannel channel) {
        return switch (channel) {
            case EMAIL -> "email";
            case PHONE, SMS -> "phone";
            case POST -> "address";
        };
    }
}
