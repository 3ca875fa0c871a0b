package vern.telemetry.watch;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.telemetry.Header;
import vern.telemetry.Reading;
import vern.telemetry.Watch;

/// Sets the company's rules on each delivery of a category that they are about.
@Component
class Watching implements Watch.Opening {

    /// Of one delivery, at most so many are told: a whole area that is down is one fault, and not ten thousand.
    private static final int MOST = 200;
    private static final Set<String> PLAIN = Set.of("ok", "login", "logout", "");

    private final WatchRules rules;
    private final Alarms alarms;
    private final Habits habits;

    Watching(WatchRules rules, Alarms alarms, Habits habits) {
        this.rules = rules;
        this.alarms = alarms;
        this.habits = habits;
    }

    @Override
    public Watch on(String controller, String category, Header header) {
        var set = rules.of(controller, category);
        if (set.isEmpty()) return Watch.nothing().on(controller, category, header);
        var eyes = set.stream().map(rule -> new Eye(rule, header)).toList();
        return new Watch() {
            @Override
            public void saw(SubjectId subject, Reading reading) {
                eyes.forEach(eye -> eye.saw(subject, reading));
            }

            @Override
            public void done() {
                eyes.forEach(eye -> eye.noticed(habits).stream().limit(MOST).forEach(alarms::raise));
            }
        };
    }

    /// One rule at one delivery.
    private static final class Eye {

        private final Rule rule;
        private final Header header;
        private final Map<SubjectId, Reading> worst = new LinkedHashMap<>();
        private final Map<SubjectId, BigDecimal> sums = new HashMap<>();

        Eye(Rule rule, Header header) {
            this.rule = rule;
            this.header = header;
        }

        void saw(SubjectId subject, Reading reading) {
            switch (rule.kind()) {
                case QUALITY -> value(reading, "quality").map(BigDecimal::new).filter(quality -> quality.compareTo(rule.threshold()) < 0)
                        .ifPresent(_ -> worst.putIfAbsent(subject, reading));
                case VOLUME -> add(subject, reading, value(reading, "volume").map(BigDecimal::new).orElse(BigDecimal.ZERO));
                case REPEATED -> {
                    if (!PLAIN.contains(value(reading, "event").or(() -> value(reading, "result")).orElse(""))) add(subject, reading, BigDecimal.ONE);
                }
                case UNUSUAL_LOGIN -> {
                    if (PLAIN.contains(value(reading, "result").or(() -> value(reading, "event")).orElse("")) && value(reading, "ip-address").isPresent()) worst.put(subject, reading);
                }
            }
        }

        private void add(SubjectId subject, Reading reading, BigDecimal more) {
            worst.put(subject, reading);
            sums.merge(subject, more, BigDecimal::add);
        }

        private Optional<String> value(Reading reading, String field) {
            int at = header.at(field);
            return at < 0 ? Optional.empty() : Optional.of(reading.values()[at]).filter(value -> !value.isEmpty());
        }

        List<Noticed> noticed(Habits habits) {
            return worst.entrySet().stream().filter(entry -> speaks(entry.getKey(), entry.getValue(), habits))
                    .map(entry -> noticed(entry.getKey(), entry.getValue())).toList();
        }

        private boolean speaks(SubjectId subject, Reading reading, Habits habits) {
            return switch (rule.kind()) {
                case QUALITY -> true;
                case VOLUME, REPEATED -> sums.get(subject).compareTo(rule.threshold()) >= 0;
                case UNUSUAL_LOGIN -> habits.isNew(rule, subject, value(reading, "ip-address").orElseThrow());
            };
        }

        private Noticed noticed(SubjectId subject, Reading reading) {
            var evidence = new HashMap<String, String>();
            header.fields().forEach(field -> value(reading, field).ifPresent(value -> evidence.put(field, value)));
            Function<String, Optional<String>> of = field -> value(reading, field);
            return new Noticed(rule, subject, reading.at(), of.apply("service"), evidence);
        }
    }
}
