package vern.statement.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.law.Country;
import vern.law.OrganisationNumber;
import vern.statement.Source.Place;
import vern.statement.reading.Value.Entries;
import vern.statement.reading.Value.Items;
import vern.statement.reading.Value.Kind;
import vern.statement.reading.Value.Scalar;
import vern.statement.retention.Keep;
import vern.statement.retention.KeepReading;

/// What can only be seen from the whole file: anchors used twice, keep-rules and the roles in them, the organisation
/// number in its country. Looks only at what is well-formed; [Check] has said the rest.
final class Whole {

    private static final Set<String> REGISTERS = Set.of("NO", "SE");

    private final Findings findings;
    private final Map<String, Place> anchors = new HashMap<>();

    private Whole(Findings findings) {
        this.findings = findings;
    }

    static void check(Value root, Findings findings) {
        if (!(root instanceof Entries statement)) return;
        var whole = new Whole(findings);
        whole.anchors(root);
        whole.keepRules(statement);
        whole.organisationNumber(statement);
    }

    private void anchors(Value value) {
        switch (value) {
            case Scalar _ -> {}
            case Items items -> items.values().forEach(this::anchors);
            case Entries entries -> {
                scalar(entries, "anchor").ifPresent(this::anchor);
                entries.values().values().forEach(this::anchors);
            }
        }
    }

    private void anchor(Scalar anchor) {
        var first = anchors.putIfAbsent(anchor.text(), anchor.place());
        if (first == null) return;
        findings.error("anchor-twice", anchor.place(), "the anchor `" + Spelling.shown(anchor.text()) + "` is used in line " + first.line() + " already", "an anchor of its own");
    }

    private void keepRules(Entries statement) {
        var roles = entries(statement, "roles");
        entries(statement, "purposes").ifPresent(purposes -> purposes.values().values().forEach(purpose -> {
            if (!(purpose instanceof Entries fields)) return;
            entries(fields, "categories").ifPresent(categories -> categories.values().forEach((_, rule) -> {
                if (rule instanceof Scalar scalar && scalar.kind() == Kind.TEXT) keepRule(scalar, roles);
            }));
        }));
    }

    private void keepRule(Scalar written, Optional<Entries> roles) {
        switch (Keep.read(written.text())) {
            case KeepReading.Mistake mistake -> findings.error("keep-rule", within(written, mistake.at()),
                    "in the keep-rule `" + Spelling.shown(written.text()) + "`: " + mistake.wrong(), mistake.instead());
            case KeepReading.Rule(var keep) -> judges(keep, written, roles);
        }
    }

    private void judges(Keep keep, Scalar written, Optional<Entries> roles) {
        switch (keep) {
            case Keep.While rule -> rule.judgedBy().filter(role -> roles.isPresent() && !roles.get().values().containsKey(role)).ifPresent(role ->
                    findings.error("unknown-reference", written.place(), "the role `" + role + "` in the keep-rule is not declared under `roles`",
                            Spelling.advice(role, roles.get().values().keySet())));
            case Keep.Earliest rule -> rule.all().forEach(part -> judges(part, written, roles));
            case Keep.Until _, Keep.After _, Keep.AtMost _, Keep.ByLaw _, Keep.Indefinitely _ -> {}
        }
    }

    private void organisationNumber(Entries statement) {
        entries(statement, "controller").ifPresent(controller -> {
            var number = scalar(controller, "organisation-number").filter(written -> Format.ORGANISATION_NUMBER.accepts(written.text()));
            var country = scalar(controller, "country");
            if (number.isEmpty() || country.isEmpty() || valid(country.get().text(), number.get().text())) return;
            findings.error("organisation-number", number.get().place(), "the check digit of the organisation number is wrong",
                    "the number as it stands in the register of companies of " + Spelling.shown(country.get().text()));
        });
    }

    /// Whether the register of that country can have given the number; the numbers of other countries are taken as written.
    private static boolean valid(String country, String number) {
        return !REGISTERS.contains(country) || Country.parse(country).flatMap(known -> OrganisationNumber.parse(known, number)).isPresent();
    }

    /// The place of a character of a rule that stands on one line.
    private static Place within(Scalar written, int at) {
        return new Place(written.place().line(), written.place().column() + at + (written.quoted() ? 1 : 0));
    }

    private static Optional<Scalar> scalar(Entries entries, String key) {
        return Optional.ofNullable(entries.values().get(key)).filter(Scalar.class::isInstance).map(Scalar.class::cast);
    }

    private static Optional<Entries> entries(Entries entries, String key) {
        return Optional.ofNullable(entries.values().get(key)).filter(Entries.class::isInstance).map(Entries.class::cast);
    }
}
