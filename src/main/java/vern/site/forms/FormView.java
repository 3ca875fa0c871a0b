package vern.site.forms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.law.Law;
import vern.statement.retention.Keep;

/// A form as a page shows it: its fields, and what people are told where they give something (Art. 13): who, why, on what basis, how
/// long, who else, whether they must, and their rights.
record FormView(String context, String name, String language, List<Field> fields, List<Fact> facts, List<Other> others, String voluntary, boolean callsBack) {

    record Field(String name, String value, boolean required, String kind, String autocomplete) {}

    /// @param label a message key
    record Fact(String label, String text) {}

    /// Someone else who gets it, and where their own privacy statement is.
    record Other(String name, String does, Optional<String> privacy) {}

    private static final Map<String, String> AUTOCOMPLETE = Map.of("name", "name", "company", "organization", "email", "email", "phone", "tel");

    static FormView of(Form form, Law law, String language, Map<String, String> typed) {
        var fields = form.fields().stream().map(field -> new Field(field, typed.getOrDefault(field, ""), form.required(field),
                field.equals("message") ? "text" : field.equals("email") ? "email" : field.equals("phone") ? "tel" : "line", AUTOCOMPLETE.getOrDefault(field, "off"))).toList();
        var voluntary = form.context().voluntary().map(text -> text.in(language)).orElse("");
        return new FormView(form.context().key(), form.context().name().in(language), language, fields, facts(form, law, language), others(form, language), voluntary, form.fields().contains("product"));
    }

    private static List<Fact> facts(Form form, Law law, String language) {
        var statement = form.statement();
        var purpose = form.purpose();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("site.form.who", statement.controller().legalName()));
        facts.add(new Fact("site.form.why", purpose.name().in(language)));
        facts.add(new Fact("site.form.basis", purpose.because().in(language)));
        Keep rule = purpose.categories().get(form.category().key());
        facts.add(new Fact("site.form.kept", rule.sentence(language, law)));
        return facts;
    }

    private static List<Other> others(Form form, String language) {
        return form.purpose().recipients().stream().map(form.statement().recipients()::get)
                .map(one -> new Other(one.name().in(language), one.does().in(language), one.privacyUrl())).sorted(Comparator.comparing(Other::name)).toList();
    }
}
