package vern.statement.retention;

import java.util.List;
import java.util.Optional;

/// How long a category is kept for a purpose. Written in a statement file as one line, for example
/// `while relationship, then 1 year` or `law no/bokforingsloven-13 from invoice-issued`.
///
/// Events have names in kebab case. A *state* `x` (relationship, agreement, subscription, consent, product-lifetime …)
/// begins with the event `x-begun` and ends with `x-ended`; a case begins with `case-opened` and ends with `case-closed`.
/// `collected` is the event of the holding itself.
public sealed interface Keep {

    /// `while relationship`, `while relationship, then 1 year`, `while agreement or on instruction`,
    /// `while relationship, then 1 year if judged by sales`. Kept while any of the states lasts; the last end starts `then`.
    /// With `judgedBy` the `then` counts only if the event `judged-likely` is recorded by that role.
    record While(List<String> states, boolean orOnInstruction, Optional<Span> then, Optional<String> judgedBy) implements Keep {
        public While {
            states = List.copyOf(states);
        }
    }

    /// `until case-closed`: kept until the event, and gone with it.
    record Until(String event) implements Keep {}

    /// `5 years after end of accounting year of invoice-issued`, `at least 3 years after warranty-ended`,
    /// `90 days after collected`.
    record After(Span span, From from, String event, boolean atLeast) implements Keep {}

    /// `at most 12 months from collected, review at 6 months`.
    record AtMost(Span span, String event, Optional<Span> review) implements Keep {}

    /// `law no/bokforingsloven-13 from invoice-issued`: the period and its base come from the law pack.
    record ByLaw(String duty, String event) implements Keep {}

    /// `indefinitely because "recognise later comments"`.
    record Indefinitely(String because) implements Keep {}

    /// `until case-closed and at most 12 months from collected`: all must still hold; the earliest end decides.
    record Earliest(List<Keep> all) implements Keep {
        public Earliest {
            all = List.copyOf(all);
        }
    }

    /// What a span is counted from: the event itself, or the end of the year that the event falls in.
    enum From { EVENT, END_OF_ACCOUNTING_YEAR, END_OF_CALENDAR_YEAR }
}
