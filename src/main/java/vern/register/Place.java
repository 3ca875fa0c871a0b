package vern.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The two tables of the register whose rows are holdings, with the declared fields that each has a column for.
public enum Place {

    PERSON("register.person", List.of("name", "title", "email", "phone", "address", "postal-code", "city", "country", "company",
            "organisation-number", "work-address", "health-unit", "event", "organiser", "consent-stated"),
            List.of("contact", "organisation-contact", "prospect", "event-contact")),
    DETAIL("register.detail", List.of("date-of-birth", "subscription-type", "service", "add-on", "status", "scope", "started", "ended",
            "note", "author", "written", "interests", "product", "noted"),
            List.of("birth-date", "service", "assessment", "interest"));

    private final String table;
    private final List<String> fields;
    private final List<String> categories;

    Place(String table, List<String> fields, List<String> categories) {
        this.table = table;
        this.fields = fields;
        this.categories = categories;
    }

    public String table() {
        return table;
    }

    /// The declared fields, in the order of the columns.
    public List<String> fields() {
        return fields;
    }

    List<String> categories() {
        return categories;
    }

    static String column(String field) {
        return field.replace('-', '_');
    }

    /// Where the register keeps a category; empty for those of other modules.
    public static Optional<Place> of(String category) {
        return Stream.of(values()).filter(place -> place.categories.contains(category)).findFirst();
    }

    /// The columns after `subject, id, anchor, terms, collected`.
    public String columns() {
        return String.join(", ", fields.stream().map(Place::column).toList());
    }
}
