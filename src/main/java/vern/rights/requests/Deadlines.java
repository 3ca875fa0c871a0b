package vern.rights.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.law.Law;
import vern.law.LawPack;
import vern.statement.Statement;
import vern.statement.retention.Span;

/// When a request must be answered: as the law says, or as the company has promised where that is sooner.
@Component
public class Deadlines {

    /// Asking who someone is stops the clock only when it is done without delay; asking late buys no time (EDPB Guidelines 01/2022).
    static final Duration WITHOUT_DELAY = Duration.ofDays(7);

    private final Law law;

    Deadlines(Law law) {
        this.law = law;
    }

    /// The last day to answer a request, in the company's time zone.
    public LocalDate due(Statement statement, Instant received) {
        var day = received.atZone(statement.controller().zone()).toLocalDate();
        var lawful = pack(statement).answerDue(day);
        return statement.rights().answerWithin().flatMap(Span::read).filter(Span.Calendar.class::isInstance).map(Span.Calendar.class::cast)
                .map(promised -> day.plus(promised.period())).filter(lawful::isAfter).orElse(lawful);
    }

    /// The last day to tell that more time is needed: the first month, whatever the company has promised.
    public LocalDate month(Statement statement, Instant received) {
        return pack(statement).answerDue(received.atZone(statement.controller().zone()).toLocalDate());
    }

    /// The last day to answer once time has been taken.
    public LocalDate extended(Statement statement, Instant received) {
        return pack(statement).extendedAnswerDue(received.atZone(statement.controller().zone()).toLocalDate());
    }

    /// How many days the clock has stood still, from asking to knowing.
    static long stopped(Instant received, Instant asked, Instant known) {
        return Duration.between(received, asked).compareTo(WITHOUT_DELAY) > 0 ? 0 : Math.max(0, ChronoUnit.DAYS.between(asked, known));
    }

    private LawPack pack(Statement statement) {
        return law.pack(new Country(statement.controller().country()));
    }
}
