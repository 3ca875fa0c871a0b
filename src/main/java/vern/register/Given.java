package vern.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was given about a person: values by declared field, where they came from, and the date of birth. `fromRegister` names
/// the fields that a public register gave instead.
public record Given(Map<String, String> fields, String source, Optional<LocalDate> born, Set<String> fromRegister) {

    public Given {
        fields = Map.copyOf(fields);
        fromRegister = Set.copyOf(fromRegister);
    }

    public static Given of(String source, Map<String, String> fields) {
        return new Given(fields, source, Optional.empty(), Set.of());
    }

    public Given born(LocalDate day) {
        return new Given(fields, source, Optional.of(day), fromRegister);
    }

    /// The same, where a public register gave these fields.
    public Given fromRegister(String... names) {
        return new Given(fields, source, born, Set.of(names));
    }

    Given with(Map<String, String> others) {
        return new Given(others, source, born, fromRegister);
    }

    @Override
    public String toString() {
        return "Given" + fields.keySet();
    }
}
