package vern.site.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.ledger.Nights.Share;
import vern.site.statement.Nightwatch.Seen;
import vern.statement.Disposal;
import vern.statement.Statement;
import vern.web.Company.Link;

/// Proves a sentence on keeping: what the nights show for what it speaks of, and the rule in plain words.
@Component
class Proofs {

    /// A sentence with more rules than this refers to the table instead of repeating it.
    private static final int RULES_SHOWN = 6;

    private final Words words;
    private final Law law;

    Proofs(Words words, Law law) {
        this.words = words;
        this.law = law;
    }

    /// A sentence of a statement that can be asked for its proof.
    record Asked(Statement statement, String anchor, Scope scope) {}

    Proof of(Asked asked, Seen seen) {
        var shares = seen.shares().stream().filter(asked.scope()::covers).toList();
        var newest = newest(seen.last());
        var gone = newest.map(at -> shares.stream().filter(share -> share.at().equals(at)).mapToLong(Share::gone).sum()).orElse(0L);
        return new Proof(headline(asked, seen, gone), held(asked, seen.last()),
                newest.map(at -> chart(shares, seen, at)), facts(asked, seen, shares), links(asked));
    }

    /// The last night as one line for the whole statement.
    String line(Seen seen) {
        return switch (seen.last()) {
            case LastNight.Kept(var at) -> words.say("line.kept", nightAndTime(at, seen));
            case LastNight.Overdue(var at, var left) -> words.say("line.overdue", night(at, seen), sum(left.values()));
            case LastNight.Missed(var due, _) -> words.say("line.missed", night(due, seen));
            case LastNight.Awaited(var first) -> words.say("line.awaited", words.formats().date(first), words.formats().time(first));
        };
    }

    private String headline(Asked asked, Seen seen, long gone) {
        return switch (seen.last()) {
            case LastNight.Kept(var at) -> kept(asked, nightAndTime(at, seen), gone);
            case LastNight.Overdue(var at, var left) when asked.scope().overdue(left) > 0 ->
                    words.say("line.overdue", night(at, seen), asked.scope().overdue(left));
            case LastNight.Overdue(var at, _) -> kept(asked, nightAndTime(at, seen), gone);
            case LastNight.Missed(var due, _) -> words.say("line.missed", night(due, seen));
            case LastNight.Awaited(var first) -> words.say("line.awaited", words.formats().date(first), words.formats().time(first));
        };
    }

    private String kept(Asked asked, String night, long gone) {
        return words.say(asked.scope().erases(asked.statement()) ? "proof.erased" : "proof.gone", night, words.formats().number(gone));
    }

    private static boolean held(Asked asked, LastNight last) {
        return switch (last) {
            case LastNight.Kept _, LastNight.Awaited _ -> true;
            case LastNight.Overdue(_, var left) -> asked.scope().overdue(left) == 0;
            case LastNight.Missed _ -> false;
        };
    }

    private static Optional<Instant> newest(LastNight last) {
        return switch (last) {
            case LastNight.Kept(var at) -> Optional.of(at);
            case LastNight.Overdue(var at, _) -> Optional.of(at);
            case LastNight.Missed(var due, _) -> Optional.of(due);
            case LastNight.Awaited _ -> Optional.empty();
        };
    }

    private Proof.Chart chart(List<Share> shares, Seen seen, Instant at) {
        Map<LocalDate, Long> gone = shares.stream().collect(Collectors.groupingBy(share -> seen.day(share.at()), Collectors.summingLong(Share::gone)));
        var ran = seen.finished().stream().map(night -> seen.day(night.at())).collect(Collectors.toSet());
        var strip = Strip.of(seen.day(at), gone, ran);
        var last = words.say("chart.last", words.night(at, seen.now(), seen.zone()), words.formats().number(strip.last()));
        var sentence = words.say("chart.sentence", words.night(at, seen.now(), seen.zone()),
                words.formats().number(strip.last()), words.formats().number(sum(gone.values())));
        return new Proof.Chart(strip, words.formats().brief(strip.first()), last, sentence);
    }

    private Map<String, List<String>> facts(Asked asked, Seen seen, List<Share> shares) {
        var facts = new LinkedHashMap<String, List<String>>();
        facts.put(words.say("proof.rule"), rules(asked));
        if (!seen.finished().isEmpty())
            facts.put(words.say("proof.nights"), List.of(words.say("proof.nights.gone",
                    words.formats().number(shares.stream().mapToLong(Share::gone).sum()), seen.finished().size())));
        if (seen.last() instanceof LastNight.Missed(_, var before))
            before.ifPresent(at -> facts.put(words.say("proof.before"), List.of(nightAndTime(at, seen))));
        seen.finished().stream().findFirst().ifPresent(night -> facts.put(words.say("proof.reference"),
                List.of(asked.anchor() + " · " + seen.day(night.at()) + " · " + night.run())));
        return facts;
    }

    private List<String> rules(Asked asked) {
        var statement = asked.statement();
        var rules = asked.scope().rules(statement);
        if (rules.isEmpty()) return List.of(words.say("proof.rule.none"));
        if (rules.size() > RULES_SHOWN) return List.of(words.say("proof.rule.many", rules.size()));
        return rules.stream().map(rule -> {
            var category = statement.categories().get(rule.category());
            return words.say("proof.rule.one", category.name().in(words.language()), rule.keep().sentence(words.language(), law),
                    words.say("disposal." + disposal(category.disposal())));
        }).map(Proofs::capital).distinct().toList();
    }

    private static String disposal(Disposal disposal) {
        return switch (disposal) {
            case ERASE -> "erase";
            case DE_IDENTIFY -> "de-identify";
            case AGGREGATE -> "aggregate";
        };
    }

    private List<Link> links(Asked asked) {
        return List.of(new Link(words.say("proof.history"),
                "/" + asked.statement().controller().key() + "/privacy/versions?vis=" + asked.anchor() + "#" + asked.anchor()));
    }

    private String night(Instant at, Seen seen) {
        return words.night(at, seen.now(), seen.zone());
    }

    private String nightAndTime(Instant at, Seen seen) {
        return words.nightAndTime(at, seen.now(), seen.zone());
    }

    private static long sum(Iterable<Long> counts) {
        long sum = 0;
        for (long count : counts) sum += count;
        return sum;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
