package vern.statement.retention;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The events that can move the end of a rule, so that the ledger stores those clocks and no others.
final class NeededEvents {

    private NeededEvents() {}

    static Set<String> of(Keep keep) {
        return stream(keep).collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static Stream<String> stream(Keep keep) {
        return switch (keep) {
            case Keep.While rule -> whileLasting(rule);
            case Keep.Until rule -> Stream.concat(withBegin(rule.event()), Stream.of(Events.LEFT_COMPANY));
            case Keep.After rule -> rule.atLeast()
                    ? withBegin(rule.event()) : Stream.concat(withBegin(rule.event()), Stream.of(Events.LEFT_COMPANY));
            case Keep.AtMost rule -> Stream.concat(withBegin(rule.event()), Stream.of(Events.LEFT_COMPANY));
            case Keep.ByLaw rule -> withBegin(rule.event());
            case Keep.Indefinitely _ -> Stream.of(Events.LEFT_COMPANY);
            case Keep.Earliest rule -> rule.all().stream().flatMap(NeededEvents::stream);
        };
    }

    private static Stream<String> whileLasting(Keep.While rule) {
        return Stream.of(
                rule.states().stream().flatMap(state -> Stream.of(Events.begin(state), Events.end(state))),
                rule.orOnInstruction() ? Stream.of(Events.INSTRUCTION_GIVEN) : Stream.<String>empty(),
                rule.judgedBy().stream().map(_ -> Events.JUDGED_LIKELY),
                Stream.of(Events.LEFT_COMPANY)).flatMap(s -> s);
    }

    private static Stream<String> withBegin(String event) {
        return Stream.concat(Stream.of(event), Events.beginOfWhatEndsWith(event).stream());
    }
}
