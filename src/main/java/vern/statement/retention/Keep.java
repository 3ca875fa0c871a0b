package vern.statement.retention;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vern.law.Law;

/// How long a category is kept for a purpose. Written in a statement file as one line, for example
/// `while relationship, then 1 year` or `law no/bokforingsloven-13 from invoice-issued`.
///
/// Events have names in kebab case, and only those in [Events] are known. A *state* `x` (relationship, agreement,
/// subscription, consent, product-lifetime …) begins with the event `x-begun` and ends with `x-ended`; a case begins with
/// `case-opened` and ends with `case-closed`. `collected` is the event of the holding itself.
public sealed interface Keep {

    /// `while relationship`, `while relationship, then 1 year`, `while agreement or on instruction`,
    /// `while relationship, then 1 year if judged by sales`. Kept while any of the states lasts; the last end starts `then`.
    /// With `judgedBy` the `then` counts only if the event `judged-likely` is recorded by that role.
    record While(List<String> states, boolean orOnInstruction, Optional<Span> then, Optional<String> judgedBy) implements Keep {
        public While {
            states = List.copyOf(states);
            if (states.isEmpty()) throw new IllegalArgumentException("a rule with 'while' names at least one state");
            if (judgedBy.isPresent() && then.isEmpty()) throw new IllegalArgumentException("a judgement needs a 'then' to decide on");
        }
    }

    /// `until case-closed`: kept until the event, and gone with it.
    record Until(String event) implements Keep {}

    /// `5 years after end of accounting year of invoice-issued`, `at least 3 years after warranty-ended`,
    /// `90 days after collected`. `atLeast` marks a floor: a contact person's leaving does not cut it short.
    record After(Span span, From from, String event, boolean atLeast) implements Keep {}

    /// `at most 12 months from collected, review at 6 months`.
    record AtMost(Span span, String event, Optional<Span> review) implements Keep {}

    /// `law no/bokforingsloven-13 from invoice-issued`: the period and its base come from the law pack.
    record ByLaw(String duty, String event) implements Keep {}

    /// `indefinitely because "recognise later comments" sv "känna igen senare kommentarer"`. The reason stands in one line of at most 200
    /// characters; `translated` has it by language (two letters), and where a language is missing there, `because` is said.
    record Indefinitely(String because, Map<String, String> translated) implements Keep {
        static final int LONGEST = 200;

        public Indefinitely {
            translated = Collections.unmodifiableMap(new TreeMap<>(translated));
            if (translated.keySet().stream().anyMatch(language -> !language.matches("[a-z]{2}"))) throw new IllegalArgumentException("a language is two letters");
            if (Stream.concat(Stream.of(because), translated.values().stream()).anyMatch(Indefinitely::unfit)) {
                throw new IllegalArgumentException("the reason is one line of 1 to " + LONGEST + " characters");
            }
        }

        public Indefinitely(String because) {
            this(because, Map.of());
        }

        private static boolean unfit(String reason) {
            return reason.isBlank() || reason.length() > LONGEST || reason.chars().anyMatch(Character::isISOControl);
        }

        String in(String language) {
            return translated.getOrDefault(language, because);
        }
    }

    /// `until case-closed and at most 12 months from collected`: all must still hold; the earliest end decides.
    record Earliest(List<Keep> all) implements Keep {
        static final int MOST = 6;

        public Earliest {
            all = List.copyOf(all);
            if (all.size() < 2 || all.size() > MOST) throw new IllegalArgumentException("'and' joins 2 to " + MOST + " rules");
            if (all.stream().anyMatch(Earliest.class::isInstance)) throw new IllegalArgumentException("'and' does not nest");
        }
    }

    /// What a span is counted from: the event itself, or the end of the year that the event falls in.
    enum From { EVENT, END_OF_ACCOUNTING_YEAR, END_OF_CALENDAR_YEAR }

    /// Reads a rule as written in a statement file. Any text has an answer: a rule, or the first mistake in it.
    static KeepReading read(String text) {
        return KeepReader.read(text);
    }

    /// The rule in its one canonical spelling; reading it gives an equal rule.
    default String text() {
        return KeepText.of(this);
    }

    /// When the ground that this rule governs ends, going by what has happened so far.
    default Ending ends(Clocks clocks) {
        return new Evaluation(clocks).of(this);
    }

    /// The day to ask whether the data are still needed, in the controller's time zone; empty if the rule names no review
    /// or what it counts from has not happened.
    default Optional<LocalDate> review(Clocks clocks) {
        return new Evaluation(clocks).review(this);
    }

    /// The events that the rule asks for: no other can change when it ends.
    default Set<String> events() {
        return NeededEvents.of(this);
    }

    /// The rule as a person would say it, without capital and full stop, so that it fits both a table and a sentence:
    /// *mens du er kunde, så ett år*. `language` is `nb`, `sv` or `en`; `law` gives duties their period and citation.
    default String sentence(String language, Law law) {
        return new KeepSentences(language, law).of(this);
    }
}
