package vern.statement.retention;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The vocabulary of the retention language: the states that may last and the events that may happen. It is fixed, so that
/// a misspelt event is found when the file is read and not when something has been kept for ever.
public final class Events {

    public static final String COLLECTED = "collected";
    /// The contact person no longer works at the customer.
    public static final String LEFT_COMPANY = "left-company";
    /// The role named by `if judged by` has recorded that the relation is likely to begin again.
    public static final String JUDGED_LIKELY = "judged-likely";
    /// The principal has told its processor to delete (Art. 28(3)(g)).
    public static final String INSTRUCTION_GIVEN = "instruction-given";

    private record State(String name, String begun, String ended) {
        static State of(String name) {
            return new State(name, name + "-begun", name + "-ended");
        }
    }

    private static final Map<String, State> STATES = Stream.concat(
            Stream.of("relationship", "agreement", "subscription", "consent", "product-lifetime", "warranty", "employment",
                    "account", "newsletter", "session", "dispute").map(State::of),
            Stream.of(new State("case", "case-opened", "case-closed"), new State("order", "order-placed", "order-delivered"))).collect(Collectors.toUnmodifiableMap(State::name, s -> s));

    private static final Map<String, State> BY_END =
            STATES.values().stream().collect(Collectors.toUnmodifiableMap(State::ended, Function.identity()));

    private static final List<String> POINTS = List.of(
            COLLECTED, LEFT_COMPANY, JUDGED_LIKELY, INSTRUCTION_GIVEN, "invoice-issued", "payment-settled", "quote-sent", "comment-posted", "measured", "sent", "confirmed", "unsubscribed", "bounced",
            "last-contact", "last-used", "moved", "request-answered");

    private static final Set<String> KNOWN = Stream.concat(POINTS.stream(),
            STATES.values().stream().flatMap(s -> Stream.of(s.begun(), s.ended()))).collect(Collectors.toUnmodifiableSet());

    private Events() {}

    /// Every event that a rule may count from or end with, in alphabetical order.
    public static Set<String> known() {
        return new TreeSet<>(KNOWN);
    }

    /// Every state that a rule may say `while` of, in alphabetical order.
    public static Set<String> states() {
        return new TreeSet<>(STATES.keySet());
    }

    public static boolean isKnown(String event) {
        return KNOWN.contains(event);
    }

    public static boolean isState(String name) {
        return STATES.containsKey(name);
    }

    /// The event that begins a state: `case-opened` for `case`, `order-placed` for `order`, else `x-begun`.
    public static String begin(String state) {
        return STATES.getOrDefault(state, State.of(state)).begun();
    }

    /// The event that ends a state: `case-closed` for `case`, `order-delivered` for `order`, else `x-ended`.
    public static String end(String state) {
        return STATES.getOrDefault(state, State.of(state)).ended();
    }

    /// For an event that ends a state, the event that began it; empty for all other events.
    public static Optional<String> beginOfWhatEndsWith(String event) {
        return Optional.ofNullable(BY_END.get(event)).map(State::begun);
    }
}
