package vern.cases.notices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Whom a notice concerns: customers by the service they have, where they live, the equipment they have. A no to marketing is not
/// asked for, since this is none.
@Component
class Affected {

    private static final int MOST = 500_000;

    private final Gate gate;

    Affected(Gate gate) {
        this.gate = gate;
    }

    /// By service, by the beginning of the postal code, by product; what is empty takes everybody.
    record Segment(String service, String area, String product) {}

    /// Someone to tell: the holding with the address.
    record One(SubjectId subject, Holding contact) {}

    /// The purpose of telling customers: one that rests on the contract, reaches their contact details, is no marketing, and that the
    /// actor acts for; one that knows the service goes first.
    Optional<Purpose> purpose(Statement statement, Actor actor) {
        return statement.purposes().values().stream().filter(one -> one.basis() == Basis.CONTRACT && !one.directMarketing() && one.categories().containsKey("contact"))
                .filter(one -> gate.refusal(Use.of(actor, one.key(), "notice")).isEmpty())
                .max(java.util.Comparator.comparing((Purpose one) -> one.key().contains("notice") || one.key().equals("inform"))
                        .thenComparing(one -> one.categories().containsKey("service")));
    }

    List<One> of(Purpose purpose, Segment segment, Actor actor) {
        if (!(gate.useAll(Use.of(actor, purpose.key(), "notice"), MOST) instanceof Use.Answer.Given(var holdings))) return List.of();
        var people = holdings.stream().collect(Collectors.groupingBy(Holding::subject, LinkedHashMap::new, Collectors.toList()));
        var affected = new ArrayList<One>();
        for (Map.Entry<SubjectId, List<Holding>> person : people.entrySet()) {
            boolean concerned = has(person.getValue(), segment.service(), "service", "subscription-type", "add-on") && has(person.getValue(), segment.product(), "product");
            if (concerned) contact(person.getValue(), segment.area()).ifPresent(contact -> affected.add(new One(person.getKey(), contact)));
        }
        return affected;
    }

    private static boolean has(List<Holding> holdings, String wanted, String... fields) {
        if (wanted.isBlank()) return true;
        var small = wanted.strip().toLowerCase(Locale.ROOT);
        return holdings.stream().anyMatch(holding -> java.util.Arrays.stream(fields).flatMap(field -> holding.field(field).stream())
                .anyMatch(value -> value.reveal().toLowerCase(Locale.ROOT).contains(small)));
    }

    private static Optional<Holding> contact(List<Holding> holdings, String area) {
        return holdings.stream().filter(holding -> holding.category().equals("contact") && (holding.field("email").isPresent() || holding.field("phone").isPresent()))
                .filter(holding -> area.isBlank() || holding.field("postal-code").map(code -> code.reveal().startsWith(area.strip())).orElse(false)).findFirst();
    }
}
