package vern.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Someone outside the company who gets data. `countries` (ISO 3166, upper case) are where it is handled; `parentCountry`
/// the home of an owner whose law may reach it; `fields` limits what a group company may read.
public record Recipient(
        String key, Texts name, Texts does, Role role, List<String> countries, boolean countriesOpenEnded,
        Optional<String> parentCountry, List<Mechanism> mechanisms, Optional<Agreement> agreement,
        Optional<String> privacyUrl, Optional<String> email, List<String> fields, List<SubProcessor> subProcessors,
        List<Sentence> sentences) {

    /// In which capacity the recipient acts.
    public enum Role { PROCESSOR, CONTROLLER, GROUP_COMPANY, AUTHORITY }

    /// What makes a transfer to a third country lawful: `scc`, `bcr`, `dpf`, `privacy-shield`, `derogation-49` (Art. 44-49).
    public record Mechanism(String kind, Optional<LocalDate> from, Optional<LocalDate> until) {

        /// Whether it has been concluded by `day` and not lapsed before it. Whether the law still knows it is another question.
        public boolean inForce(LocalDate day) {
            return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
        }
    }

    /// The written agreement (Art. 28(3) for a processor).
    public record Agreement(LocalDate signed, Optional<LocalDate> until, Optional<LocalDate> reviewed) {}

    public record SubProcessor(String name, List<String> countries, LocalDate since) {}
}
