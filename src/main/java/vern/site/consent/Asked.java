package vern.site.consent;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Statement.Cookie;
import vern.statement.retention.Span;

/// What a company's site asks a visitor about: each purpose that keeps or reads something on the device that the visitor did not
/// ask for, with those things; and what needs no question.
public record Asked(Statement statement, List<Group> groups, List<Cookie> necessary) {

    public Asked {
        groups = List.copyOf(groups);
        necessary = List.copyOf(necessary);
    }

    /// A purpose and what it keeps on the device.
    public record Group(Purpose purpose, List<Cookie> items) {
        public String key() {
            return purpose.key();
        }
    }

    public static Asked of(Statement statement) {
        var groups = new ArrayList<Group>();
        for (var purpose : statement.purposes().values()) {
            var items = statement.cookies().stream().filter(cookie -> !cookie.necessary())
                    .filter(cookie -> cookie.purpose().equals(Optional.of(purpose.key()))).toList();
            if (!items.isEmpty()) groups.add(new Group(purpose, items));
        }
        return new Asked(statement, groups, statement.cookies().stream().filter(Cookie::necessary).toList());
    }

    /// The keys of the purposes, in alphabetical order.
    public Set<String> keys() {
        var keys = new TreeSet<String>();
        groups.forEach(group -> keys.add(group.key()));
        return keys;
    }

    /// Where only what is necessary is kept there is nothing to ask about, and no dialog.
    public boolean nothing() {
        return groups.isEmpty();
    }

    public Optional<Cookie> item(String name) {
        return statement.cookies().stream().filter(cookie -> cookie.name().equals(name)).findFirst();
    }

    /// How long something stays on the device, in seconds; 0 for as long as the browser is open.
    public static long seconds(Cookie cookie) {
        if (cookie.lifetime().equals("session")) return 0;
        return Span.read(cookie.lifetime()).map(Asked::seconds).orElse(0L);
    }

    private static long seconds(Span span) {
        return switch (span) {
            case Span.Exact(var duration) -> duration.toSeconds();
            case Span.Calendar(var period) -> days(period) * 86_400;
        };
    }

    /// Counted in the shortest of years, so that nothing outstays its time.
    private static long days(Period period) {
        var first = LocalDate.of(2001, 1, 1);
        return first.plus(period).toEpochDay() - first.toEpochDay();
    }
}
