package vern.marketing.audiences;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vern.ledger.Holding;

/// One condition of a target group: a declared field of a category, and what its value must be. Dates are compared as days.
public record Rule(String category, String field, Comparison comparison, String value) {

    private static final String BREAK = "|";

    public enum Comparison {
        IS, CONTAINS, BEFORE, AFTER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Comparison> of(String code) {
            return Stream.of(values()).filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /// As it is chosen in a form: `service.subscription-type`.
    public String place() {
        return category + "." + field;
    }

    String written() {
        return String.join(BREAK, category, field, comparison.code(), value);
    }

    static Rule read(String written) {
        var parts = written.split("\\|", 4);
        return new Rule(parts[0], parts[1], Comparison.of(parts[2]).orElseThrow(), parts[3]);
    }

    /// The value that makes it true of someone, where one does.
    Optional<String> holds(List<Holding> holdings) {
        return holdings.stream().filter(holding -> holding.category().equals(category)).flatMap(holding -> holding.field(field).stream())
                .map(found -> found.reveal()).filter(this::holds).findFirst();
    }

    private boolean holds(String found) {
        var wanted = value.toLowerCase(Locale.ROOT);
        var held = found.strip().toLowerCase(Locale.ROOT);
        return switch (comparison) {
            case IS -> held.equals(wanted);
            case CONTAINS -> held.contains(wanted);
            case BEFORE -> held.compareTo(wanted) < 0;
            case AFTER -> held.compareTo(wanted) > 0;
        };
    }
}
