package vern.register.customers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.register.Duties;
import vern.register.PartyKind;
import vern.statement.render.Vocabulary;

/// Who somebody new is, and whether they have ordered something; and so what is asked of them: the fields that the statement has, and of
/// those what must be given.
record Asked(Duties duties, PartyKind kind, boolean customer) {

    static final String BORN = "date-of-birth";
    static final String COMPANY = "company";
    static final String NUMBER = "organisation-number";
    private static final List<String> ORDER = List.of("name", "title", "email", "phone", "address", "work-address", "postal-code", "city", "country");

    /// A field as it is asked for.
    record Field(String key, String label, String type, boolean required) {}

    /// Whom a company has to do with. One whose statement has no place for where someone lives deals with organisations.
    static List<PartyKind> kinds(Duties duties) {
        var held = duties.contactCategory(PartyKind.PERSON, true, "").map(duties::fields).orElse(java.util.Set.of());
        if (!held.contains("address")) return List.of(PartyKind.ORGANISATION);
        var kinds = new ArrayList<>(List.of(PartyKind.PERSON, PartyKind.ORGANISATION));
        if (held.contains(NUMBER)) kinds.add(PartyKind.SOLE_PROPRIETORSHIP);
        return kinds;
    }

    /// What is not understood, or not declared, is what the company has to do with most.
    static Asked of(Duties duties, String kind, String as) {
        var kinds = kinds(duties);
        var chosen = PartyKind.parse(kind).filter(kinds::contains).orElse(kinds.getFirst());
        return new Asked(duties, chosen, !as.equals("prospect") || duties.contactCategory(chosen, false, "").isEmpty());
    }

    boolean personal() {
        return kind != PartyKind.ORGANISATION;
    }

    Optional<String> category() {
        return duties.contactCategory(kind, customer, "");
    }

    /// Whether they have to say that they are old enough, since nobody asks when they were born.
    public boolean asksAge() {
        return personal() && customer && duties.statement().ageLimit().isPresent() && !keys().contains(BORN);
    }

    List<String> keys() {
        var held = category().map(duties::fields).orElse(java.util.Set.of());
        var keys = new ArrayList<String>();
        if (kind != PartyKind.PERSON) keys.addAll(List.of(COMPANY, NUMBER));
        ORDER.stream().filter(held::contains).forEach(keys::add);
        if (personal() && customer && duties.holds("birth-date")) keys.add(BORN);
        return keys;
    }

    List<Field> fields(String language) {
        var words = Vocabulary.in(language);
        return keys().stream().map(key -> new Field(key, words.sentence(words.field(key)), key.equals(BORN) ? "date" : key.equals("email") ? "email" : "text", required(key))).toList();
    }

    private boolean required(String key) {
        return key.equals("name") || kind == PartyKind.ORGANISATION && key.equals(COMPANY) || personal() && customer && duties.requiredOfCustomers().contains(key);
    }

    /// What was given of the person, by declared field.
    Map<String, String> person(Map<String, String> form) {
        var values = new HashMap<String, String>();
        keys().stream().filter(key -> !List.of(COMPANY, NUMBER, BORN).contains(key))
                .forEach(key -> Optional.ofNullable(form.get(key)).filter(text -> !text.isBlank()).ifPresent(text -> values.put(key, text.strip())));
        return values;
    }

    /// Where it comes from: from their order, or from themselves.
    String source() {
        return category().flatMap(key -> duties.source(key, customer ? "order" : "person")).orElse("person");
    }
}
