package vern.desk.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What someone at the desk can record about a person. `noun` is the resource that is made, in the address. What must be weighed, answered
/// in time, or asked by the right person goes through a request instead.
enum Step {
    AGREEMENT_END("agreement-end", Needs.TIE_AND_DAY),
    RETURN("return", Needs.TIE),
    DEPARTURE("departure", Needs.TIE_AND_DAY),
    JUDGEMENT("judgement", Needs.TIE),
    CONSENT("consent", Needs.PURPOSE),
    WITHDRAWAL("withdrawal", Needs.PURPOSE),
    OBJECTION("objection", Needs.PURPOSE),
    HOLD("hold", Needs.SCOPE),
    LIFT("lift", Needs.STAY),
    ALIAS("alias", Needs.PERSON),
    PARTING("parting", Needs.PERSON),
    PROTECTION("protection", Needs.REASON),
    PROTECTION_END("protection-end", Needs.REASON);

    /// What the form says besides.
    enum Needs { TIE, TIE_AND_DAY, PURPOSE, SCOPE, STAY, PERSON, REASON }

    /// The roles that talk with people about their data; those that the statement names for privacy come in addition.
    static final Set<String> ROLES = Set.of("customer-service", "privacy-handler", "managing-director", "sales", "marketing");

    private final String noun;
    private final Needs needs;

    Step(String noun, Needs needs) {
        this.noun = noun;
        this.needs = needs;
    }

    String noun() {
        return noun;
    }

    Needs needs() {
        return needs;
    }

    static Optional<Step> of(String noun) {
        return Stream.of(values()).filter(step -> step.noun.equals(noun)).findFirst();
    }

    /// A step that was asked for, with what its form said. `about` is an agreement, a party, a purpose, a category, `all`,
    /// another number or the code of a reason, as the step needs; `day` is a last day.
    record Asked(Step step, String about, LocalDate day) {}
}
