package vern.statement.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vern.statement.retention.KeepReading.Mistake;
import vern.statement.retention.TokenReader.Misread;
import vern.statement.retention.Tokens.Kind;
import vern.statement.retention.Tokens.Token;

/// Reads the retention language by recursive descent:
/// ```
/// rules  = rule { "and" rule }
/// rule   = "while" STATE { "or" STATE } [ "or on instruction" ] [ "," "then" SPAN [ "if judged by" ROLE ] ]
///        | "until" EVENT
///        | [ "at least" ] SPAN "after" [ "end of" ( "accounting" | "calendar" ) "year of" ] EVENT
///        | "at most" SPAN "from" EVENT [ "," "review at" SPAN ]
///        | "law" DUTY "from" EVENT
///        | "indefinitely because" QUOTED
/// ```
final class KeepReader {

    /// Longer than any rule that people can read.
    static final int LONGEST = 4000;

    private static final List<String> BEGINNINGS = List.of("while", "until", "at", "law", "indefinitely");
    private static final List<String> FOR_EVER = List.of("forever", "always", "permanently", "unlimited");
    private static final String EXAMPLE = "write for example: while relationship, then 1 year";

    private final TokenReader in;
    private final SpanReader spans;

    private KeepReader(Tokens tokens) {
        in = new TokenReader(tokens);
        spans = new SpanReader(in);
    }

    static KeepReading read(String text) {
        if (text.length() > LONGEST) return new Mistake(LONGEST, "the rule is too long", "write at most " + LONGEST + " characters");
        try {
            return new KeepReading.Rule(new KeepReader(Tokens.of(text)).rules());
        } catch (Misread misread) {
            return misread.mistake();
        }
    }

    private Keep rules() {
        var rules = new ArrayList<>(List.of(rule()));
        while (in.sees("and")) {
            var and = in.take();
            if (rules.size() == Keep.Earliest.MOST) throw in.wrong(and, "too many rules in one", "join at most " + Keep.Earliest.MOST + " with and");
            rules.add(rule());
        }
        in.rest().ifPresent(token -> {
            throw leftOver(token);
        });
        return rules.size() == 1 ? rules.getFirst() : new Keep.Earliest(rules);
    }

    private Keep rule() {
        var first = in.peek();
        if (SpanReader.begins(first)) return after(false);
        if (in.takes("while")) return whileLasting();
        if (in.takes("until")) return new Keep.Until(event());
        if (in.takes("at", "least")) return after(true);
        if (in.takes("at", "most")) return atMost();
        if (in.takes("law")) return byLaw();
        if (in.takes("indefinitely")) return indefinitely();
        throw noRule(first);
    }

    private Keep whileLasting() {
        var states = new ArrayList<>(List.of(state()));
        var instruction = false;
        while (!instruction && in.takes("or")) {
            instruction = in.takes("on", "instruction");
            if (!instruction) addState(states);
        }
        if (!in.takesComma()) {
            if (in.sees("then")) throw in.wrong(in.peek(), "the comma before then is missing", "write a comma, like: while relationship, then 1 year");
            return new Keep.While(states, instruction, Optional.empty(), Optional.empty());
        }
        in.expect("then", "write then and a span after the comma, like: , then 1 year");
        var then = spans.read();
        var judge = in.takes("if") ? Optional.of(judge()) : Optional.<String>empty();
        return new Keep.While(states, instruction, Optional.of(then), judge);
    }

    private void addState(List<String> states) {
        var at = in.peek();
        var state = state();
        if (states.contains(state)) throw in.wrong(at, "'" + state + "' is there twice", "write it once");
        states.add(state);
    }

    private String judge() {
        if (!in.takes("judged", "by")) throw in.wrong(in.peek(), "'judged by' is missing after if", "write if judged by and a role, like: if judged by sales");
        return in.name("role", "write the key of a role, like sales").text();
    }

    private Keep after(boolean atLeast) {
        var span = spans.read();
        if (in.sees("from")) throw in.wrong(in.peek(), "this span is counted with after", "write after, or at most … from");
        in.expect("after", "write after and an event, like: 1 year after warranty-ended");
        return new Keep.After(span, base(), event(), atLeast);
    }

    private Keep.From base() {
        if (in.takes("end", "of", "accounting", "year", "of")) return Keep.From.END_OF_ACCOUNTING_YEAR;
        if (in.takes("end", "of", "calendar", "year", "of")) return Keep.From.END_OF_CALENDAR_YEAR;
        if (in.sees("end")) throw in.wrong(in.peek(), "the end of which year is not said", "write end of accounting year of or end of calendar year of");
        return Keep.From.EVENT;
    }

    private Keep atMost() {
        var span = spans.read();
        if (in.sees("after")) throw in.wrong(in.peek(), "at most is counted with from", "write from");
        in.expect("from", "write from and an event, like: at most 12 months from collected");
        var event = event();
        if (!in.takesComma()) return new Keep.AtMost(span, event, Optional.empty());
        if (!in.takes("review", "at")) throw in.wrong(in.peek(), "only a review may follow the comma", "write review at and a span, like: , review at 6 months");
        var at = in.peek();
        var review = spans.read();
        if (!span.isLongerThan(review)) throw in.wrong(at, "the review does not come before the end", "write a span shorter than " + KeepText.of(span));
        return new Keep.AtMost(span, event, Optional.of(review));
    }

    private Keep byLaw() {
        var duty = in.peek();
        if (duty.kind() != Kind.WORD) throw in.wrong(duty, "the duty is missing", "write its name in the law pack, like no/bokforingsloven-13");
        if (!duty.text().matches("[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*")) {
            throw in.wrong(duty, TokenReader.shown(duty) + " is not the name of a duty", "write the country and the duty, like no/bokforingsloven-13");
        }
        in.take();
        in.expect("from", "write from and an event, like: from invoice-issued");
        return new Keep.ByLaw(duty.text(), event());
    }

    private Keep indefinitely() {
        in.expect("because", "say why: indefinitely because \"…\"");
        var reason = reason();
        var translated = new TreeMap<String, String>();
        while (in.peek().kind() == Kind.WORD && in.peek().text().matches("[a-z]{2}")) {
            var language = in.take();
            if (translated.put(language.text(), reason()) != null) throw in.wrong(language, "the reason stands twice in " + TokenReader.shown(language), "write it once in each language");
        }
        return new Keep.Indefinitely(reason, translated);
    }

    private String reason() {
        var reason = in.take();
        return switch (reason.kind()) {
            case QUOTED -> fit(reason);
            case UNCLOSED -> throw in.wrong(reason, "the quotation mark is not closed", "end the reason with \"");
            case WORD, COMMA, END -> throw in.wrong(reason, "the reason does not stand in quotation marks", "write indefinitely because \"…\"");
        };
    }

    private String fit(Token reason) {
        try {
            return new Keep.Indefinitely(reason.text()).because();
        } catch (IllegalArgumentException refused) {
            throw in.wrong(reason, "the reason is empty, longer than " + Keep.Indefinitely.LONGEST + " characters or in several lines",
                    "write one short sentence");
        }
    }

    private String state() {
        var token = in.name("state", "write one of " + String.join(", ", Events.states()));
        if (Events.isKnown(token.text())) {
            throw in.wrong(token, "'" + token.text() + "' is an event, not a state", "write until " + token.text() + ", or while and a state");
        }
        if (!Events.isState(token.text())) throw in.unknown("state", token, Events.states());
        return token.text();
    }

    private String event() {
        var token = in.name("event", "write one, like collected, case-closed or invoice-issued");
        if (Events.isState(token.text())) {
            throw in.wrong(token, "'" + token.text() + "' is a state, not an event", "write " + Events.end(token.text()) + ", or while " + token.text());
        }
        if (!Events.isKnown(token.text())) throw in.unknown("event", token, Events.known());
        return token.text();
    }

    private Misread noRule(Token first) {
        if (first.kind() == Kind.END) return in.wrong(first, "the rule is missing", EXAMPLE);
        if (FOR_EVER.contains(first.text())) return in.wrong(first, "unlimited keeping needs its reason", "write indefinitely because \"…\"");
        if (in.sees("at")) return in.wrong(first, "'at' alone says nothing", "write at least or at most");
        if (Events.isState(first.text())) return in.wrong(first, "a state does not begin a rule", "write while " + first.text());
        if (Events.isKnown(first.text())) return in.wrong(first, "an event does not begin a rule", "write until " + first.text());
        var meant = first.kind() == Kind.WORD ? Spelling.nearest(first.text(), BEGINNINGS) : Optional.<String>empty();
        return in.wrong(first, "no rule begins with " + TokenReader.shown(first), meant.map(word -> "did you mean " + word + "?").orElse(EXAMPLE));
    }

    private Misread leftOver(Token token) {
        if (token.kind() == Kind.WORD && token.text().equals("or")) {
            return in.wrong(token, "or joins only states after while", "write several rules in the statement as several purposes");
        }
        return in.wrong(token, "the rule should have ended before " + TokenReader.shown(token), "take it away, or join another rule with and");
    }
}
