package vern.statement.render;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vern.law.Authority;
import vern.law.Country;
import vern.law.Law;
import vern.law.TransferVerdict;
import vern.statement.Recipient;
import vern.statement.Statement;
import vern.statement.render.Notice.Line;
import vern.statement.retention.Keep;

/// The law as it stands for one controller on the day its statement takes effect, in one language.
record Jurisdiction(Law law, Country country, LocalDate on, String language) {

    static Jurisdiction of(Statement statement, String language, Law law) {
        return new Jurisdiction(law, new Country(statement.controller().country()), statement.version().effective(), language);
    }

    /// The authority to complain to, as it is named in a sentence.
    String authority() {
        return supervisor().in(language);
    }

    List<Line> reachAuthority() {
        var url = supervisor().url().toString();
        return List.of(Line.of(authority()), Line.to(url, url));
    }

    /// Where a duty is written (`bokføringsloven § 13`).
    Optional<String> duty(String id) {
        return law.duty(id).map(d -> d.citation().in(language));
    }

    boolean inEea(String destination) {
        return Country.parse(destination).filter(c -> law.inEea(c, on)).isPresent();
    }

    /// Whether a decision on adequacy covers this recipient there (Art. 45), by what it has joined that day.
    boolean adequate(Recipient recipient, String destination) {
        var joined = recipient.mechanisms().stream()
                .filter(m -> m.from().filter(on::isBefore).isEmpty() && m.until().filter(on::isAfter).isEmpty())
                .map(Recipient.Mechanism::kind).collect(Collectors.toSet());
        return Country.parse(destination)
                .filter(c -> law.verdict(country, c, joined, on) instanceof TransferVerdict.Adequate).isPresent();
    }

    /// A keep-rule as a phrase: *mens du er kunde, så ett år*.
    String kept(Keep keep) {
        return keep.sentence(language, law);
    }

    private Authority supervisor() {
        return law.pack(country).authority(on);
    }
}
