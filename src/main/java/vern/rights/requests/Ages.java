package vern.rights.requests;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.law.Law;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Category;
import vern.statement.Statement;

/// Whether someone is a child whose request is taken in like any other, and answered through a guardian: below the age that the law pack of the
/// company's country has for it. Only where the company holds a day of birth; it never asks for one for this.
@Component
public class Ages {

    private static final String BIRTH = "date-of-birth";

    private final Gate gate;
    private final Law law;
    private final Diary diary;

    Ages(Gate gate, Law law, Diary diary) {
        this.gate = gate;
        this.law = law;
        this.diary = diary;
    }

    /// From which age people ask alone and are answered themselves.
    public int own(Statement statement) {
        return law.pack(new Country(statement.controller().country())).ageOfOwnData(today(statement));
    }

    /// Whether the answer goes through a guardian. Whoever says no, or that something is wrong with how they are treated, needs none.
    boolean throughGuardian(Statement statement, RequestKind kind, SubjectId subject) {
        if (!kind.answeredToGuardians()) return false;
        Set<String> told = statement.categories().values().stream().filter(category -> category.fields().contains(BIRTH)).map(Category::key).collect(Collectors.toSet());
        if (told.isEmpty()) return false;
        var use = Use.of(new Actor.Job("age-check", statement.controller().key()), Gate.RIGHTS, "age-check").only(told.toArray(String[]::new));
        if (!(gate.use(use, subject) instanceof Use.Answer.Given(var holdings))) return false;
        var oldEnough = today(statement).minusYears(own(statement));
        return holdings.stream().flatMap(holding -> holding.field(BIRTH).stream()).flatMap(day -> day(day.reveal())).anyMatch(oldEnough::isBefore);
    }

    private LocalDate today(Statement statement) {
        return diary.moment().atZone(statement.controller().zone()).toLocalDate();
    }

    private static Stream<LocalDate> day(String written) {
        try {
            return Stream.of(LocalDate.parse(written.strip()));
        } catch (DateTimeParseException unreadable) {
            return Stream.empty();
        }
    }
}
