package vern.statement.render;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vern.law.Country;
import vern.law.Law;
import vern.law.TransferVerdict;
import vern.law.TransferVerdict.Adequate;
import vern.law.TransferVerdict.NotAllowed;
import vern.law.TransferVerdict.Safeguarded;
import vern.law.TransferVerdict.WithinEea;
import vern.statement.Recipient;
import vern.statement.Recipient.Mechanism;
import vern.statement.Source.Accepted;
import vern.statement.Statement;

/// Where data go, country by country, and what makes that lawful on one day: Chapter V and Art. 30(1)(e) GDPR. A recipient in
/// the EEA whose owner is outside it stands there too, as a transfer that may come about (Art. 48).
public record TransferRegister(List<Line> lines) {

    private static final String PARENT_COUNTRY = "parent-country";

    public TransferRegister {
        lines = List.copyOf(lines);
    }

    /// How a transfer stands. [#NOT_ALLOWED] is one that must stop, or get a ground.
    public enum Standing { WITHIN_EEA, COVERED, MAY_COME_ABOUT, NOT_ALLOWED }

    /// One recipient in one country.
    ///
    /// @param through    the sub-processor that is there, where it is not the recipient itself
    /// @param ground     in words: in the EEA, by which decision, by which mechanism and since when
    /// @param assessment what the company has found of the law of the owner's country
    public record Line(String recipient, String capacity, Optional<String> through, String country, Standing standing, String ground,
                       Optional<String> assessment) {}

    /// The register on `day`. `accepted` is what the statement's file answers to the checks, where the assessments stand.
    public static TransferRegister of(Statement statement, List<Accepted> accepted, Law law, Reading reading) {
        var writing = new Writing(statement, law, reading, accepted.stream().filter(one -> one.code().equals(PARENT_COUNTRY))
                .map(one -> one.because().in(reading.language())).findFirst());
        return new TransferRegister(statement.recipients().values().stream().flatMap(one -> writing.lines(one).stream()).toList());
    }

    /// The language to write in and the day the law is asked for.
    public record Reading(String language, LocalDate day) {}

    private record Writing(Statement statement, Law law, Reading reading, Optional<String> assessment) {

        private Wording words() {
            return Wording.in(reading.language());
        }

        List<Line> lines(Recipient recipient) {
            var lines = new ArrayList<Line>();
            recipient.countries().forEach(country -> lines.add(line(recipient, Optional.empty(), country)));
            if (recipient.countriesOpenEnded()) lines.add(elsewhere(recipient));
            recipient.subProcessors().forEach(sub -> sub.countries().forEach(country -> lines.add(line(recipient, Optional.of(sub.name()), country))));
            recipient.parentCountry().filter(country -> !inEea(country) && !recipient.countries().contains(country))
                    .ifPresent(country -> lines.add(owner(recipient, country)));
            return lines;
        }

        private boolean inEea(String country) {
            return law.inEea(new Country(country), reading.day());
        }

        private record Where(Optional<String> through, String country) {}

        private Line line(Recipient recipient, Optional<String> through, String country) {
            var verdict = law.verdict(new Country(statement.controller().country()), new Country(country), inForce(recipient), reading.day());
            return line(recipient, new Where(through, words().country(country)), standing(verdict), ground(recipient, verdict));
        }

        /// Countries that are not named: only a mechanism that is good for any of them will do.
        private Line elsewhere(Recipient recipient) {
            var general = inForce(recipient).stream().filter(kind -> kind.equals("scc") || kind.equals("bcr")).toList();
            var where = new Where(Optional.empty(), words().say("transfer.open-ended"));
            if (general.isEmpty()) return line(recipient, where, Standing.NOT_ALLOWED, words().say("transfer.outside.none"));
            return line(recipient, where, Standing.COVERED, words().say("transfer.outside", words().list(general.stream().map(kind -> since(recipient, kind)).toList())));
        }

        private Line owner(Recipient recipient, String country) {
            return new Line(recipient.name().in(reading.language()), capacity(recipient), Optional.empty(), words().country(country),
                    Standing.MAY_COME_ABOUT, words().say("transfer.owner.outside"), assessment);
        }

        private Line line(Recipient recipient, Where where, Standing standing, String ground) {
            return new Line(recipient.name().in(reading.language()), capacity(recipient), where.through(), where.country(), standing, ground, Optional.empty());
        }

        private String capacity(Recipient recipient) {
            return Vocabulary.in(reading.language()).capacity(recipient.role());
        }

        private static Standing standing(TransferVerdict verdict) {
            return switch (verdict) {
                case WithinEea _ -> Standing.WITHIN_EEA;
                case Adequate _, Safeguarded _ -> Standing.COVERED;
                case NotAllowed _ -> Standing.NOT_ALLOWED;
            };
        }

        private String ground(Recipient recipient, TransferVerdict verdict) {
            return switch (verdict) {
                case WithinEea _ -> words().say("transfer.eea");
                case Adequate(var until, var citation, _) -> until
                        .map(end -> words().say("transfer.adequate.until", citation.in(reading.language()), words().date(end)))
                        .orElseGet(() -> words().say("transfer.adequate.by", citation.in(reading.language())));
                case Safeguarded(var mechanism, _, _) -> words().say("transfer.outside", since(recipient, mechanism));
                case NotAllowed _ -> words().say("transfer.outside.none");
            };
        }

        private String since(Recipient recipient, String kind) {
            return recipient.mechanisms().stream().filter(one -> one.kind().equals(kind)).flatMap(one -> one.from().stream()).findFirst()
                    .map(from -> words().say("mechanism.from", words().term("mechanism", kind), words().date(from))).orElse(words().term("mechanism", kind));
        }

        private Set<String> inForce(Recipient recipient) {
            return recipient.mechanisms().stream().filter(one -> one.inForce(reading.day())).map(Mechanism::kind).collect(Collectors.toSet());
        }
    }
}
