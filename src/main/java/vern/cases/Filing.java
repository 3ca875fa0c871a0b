package vern.cases;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.statement.Category;
import vern.statement.Statement;

/// Finds out as what something that came may be held: of the statement's categories for enquiries, the first that takes it.
@Component
class Filing {

    private static final List<String> ORDINARY = List.of("enquiry", "contact-log");
    private static final String PRIVACY = "rights-request";

    /// What is for the data protection officer, who alone has a purpose with it.
    static final String OFFICER = "dpo-letter";

    private final Ledger.Setting setting;
    private final Ledger ledger;

    Filing(Ledger.Setting setting, Ledger ledger) {
        this.setting = setting;
        this.ledger = ledger;
    }

    /// Where it goes: the category and terms, the values that may be held, and the fields that may not.
    record Slot(String category, String source, TermsId terms, Map<String, String> values, Set<String> left) {}

    /// Whom it is about, and what its grounds hang on.
    record About(SubjectId subject, boolean isNew, AnchorId anchor) {}

    Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }

    /// The categories that could take it, in the order they are asked.
    List<String> candidates(Arrival arrival) {
        var statement = statement(arrival.controller());
        if (arrival.kind() == Kind.OFFICER) return declared(statement, Stream.of(OFFICER));
        if (arrival.kind().privacy()) return List.of(PRIVACY);
        if (arrival.kind() == Kind.EXHIBITION) return declared(statement, Stream.concat(Stream.of("event-contact"), ORDINARY.stream()));
        var form = arrival.way().context().map(context -> statement.contexts().get(context));
        return declared(statement, ORDINARY.stream().filter(key -> form.map(context -> context.categories().contains(key)).orElse(true)));
    }

    private static List<String> declared(Statement statement, Stream<String> keys) {
        return keys.filter(statement.categories()::containsKey).toList();
    }

    /// The first category that takes it; empty if none does.
    Optional<Slot> slot(Arrival arrival, About about) {
        return candidates(arrival).stream().flatMap(category -> slot(arrival, about, category).stream()).findFirst();
    }

    /// The same category again, for what is added to a case.
    Optional<Slot> slot(Arrival arrival, About about, String category) {
        var declared = statement(arrival.controller()).categories().get(category);
        if (declared == null) return Optional.empty();
        var values = values(arrival, declared);
        var left = new HashSet<>(arrival.fields().keySet());
        left.removeAll(declared.fields());
        if (values.containsKey("message")) left.remove("subject");
        return arrival.channel().sources().stream().filter(declared.sources()::contains).findFirst().flatMap(source -> {
            var wish = Placing.Wish.of(arrival.controller(), category, source, about.subject(), setting.clock().instant()).on(about.anchor()).holding(values.keySet());
            var placing = ledger.place(about.isNew() ? in(arrival, declared, wish).aboutSomeoneNew() : in(arrival, declared, wish));
            return placing instanceof Placing.Granted(var terms) ? Optional.of(new Slot(category, source, terms, values, left)) : Optional.empty();
        });
    }

    /// A category that has its contexts is held in the one the form is of; a privacy question may come by any form.
    private static Placing.Wish in(Arrival arrival, Category declared, Placing.Wish wish) {
        return declared.key().equals(PRIVACY) ? wish : arrival.way().context().map(wish::in).orElse(wish);
    }

    /// What the category has fields for. A subject line without a field of its own begins the message.
    private Map<String, String> values(Arrival arrival, Category declared) {
        var values = new HashMap<>(arrival.fields());
        var subject = values.get("subject");
        if (subject != null && !declared.fields().contains("subject")) values.merge("message", subject, (message, line) -> line + "\n\n" + message);
        if (declared.fields().contains("channel")) values.put("channel", arrival.channel().code());
        if (declared.fields().contains("received")) values.putIfAbsent("received", day(arrival.controller()).toString());
        values.keySet().retainAll(declared.fields());
        values.keySet().retainAll(Entries.COLUMNS.keySet());
        return values;
    }

    java.time.LocalDate day(String controller) {
        return setting.clock().instant().atZone(statement(controller).controller().zone()).toLocalDate();
    }

    /// Whether files may be held with a category.
    boolean takesFiles(String controller, String category) {
        return statement(controller).categories().get(category).fields().contains("attachments") || category.equals(PRIVACY) || category.equals(OFFICER);
    }
}
