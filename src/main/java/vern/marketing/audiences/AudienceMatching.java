package vern.marketing.audiences;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.MarketingKeeper;

/// Finds who meets a group's rules, among those of whom the gate gives something for the profiling: whoever has said no, or never said
/// yes, is not seen at all.
@Component
public class AudienceMatching {

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Spared spared;

    AudienceMatching(Ledger.Setting setting, Gate gate, Spared spared) {
        this.setting = setting;
        this.gate = gate;
        this.spared = spared;
    }

    /// Someone in the group, and the values that put them there, in the order of the rules.
    public record Match(SubjectId subject, Optional<String> name, List<String> because) {
        public Match {
            because = List.copyOf(because);
        }
    }

    /// Who is in, and how many meet the rules but are spared, by reason.
    record Found(List<Match> in, Map<String, Long> leftOut) {}

    Found of(Audience audience, Actor actor, String what) {
        var statement = setting.declarations().inForce(audience.controller(), setting.clock().instant());
        var purpose = Optional.ofNullable(statement.purposes().get(audience.purpose()));
        if (purpose.isEmpty() || audience.rules().stream().anyMatch(rule -> Permitted.refusal(statement, purpose.get(), rule).isPresent())) return new Found(List.of(), Map.of());
        return switch (gate.useAll(Use.of(actor, audience.purpose(), what), Integer.MAX_VALUE)) {
            case Use.Answer.Refused _ -> new Found(List.of(), Map.of());
            case Use.Answer.Given(var holdings) -> sorted(audience, holdings.stream().filter(AudienceMatching::known).collect(Collectors.groupingBy(Holding::subject)));
        };
    }

    private static boolean known(Holding holding) {
        return !holding.place().startsWith("mail.") && !holding.place().equals(MarketingKeeper.MEMBER);
    }

    private Found sorted(Audience audience, Map<SubjectId, List<Holding>> people) {
        var matches = new ArrayList<Match>();
        people.forEach((subject, holdings) -> match(audience, subject, holdings).ifPresent(matches::add));
        var left = spared.of(audience.controller(), matches.stream().map(Match::subject).toList());
        var out = new TreeMap<String, Long>();
        if (!left.minors().isEmpty()) out.put("minors", (long) left.minors().size());
        if (!left.health().isEmpty()) out.put("health", (long) left.health().size());
        if (!left.closed().isEmpty()) out.put("closed", (long) left.closed().size());
        matches.removeIf(match -> left.all().contains(match.subject()));
        matches.sort(Comparator.comparing(match -> match.name().orElse("")));
        return new Found(matches, out);
    }

    private static Optional<Match> match(Audience audience, SubjectId subject, List<Holding> holdings) {
        var because = audience.rules().stream().map(rule -> rule.holds(holdings)).toList();
        if (because.stream().anyMatch(Optional::isEmpty)) return Optional.empty();
        var name = holdings.stream().flatMap(holding -> holding.field("name").stream()).map(value -> value.reveal()).findFirst();
        return Optional.of(new Match(subject, name, because.stream().flatMap(Optional::stream).toList()));
    }
}
