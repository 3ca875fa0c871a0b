package vern.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.law.Law;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.History;
import vern.ledger.SubjectId;
import vern.ledger.Why;
import vern.statement.Recipient;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// Writes access reports. What a person is told follows from what is really held about them: a purpose, a recipient or a
/// transfer that touches nothing of theirs is not in it.
@Component
public class AccessReports {

    private static final List<String> RIGHTS = List.of("rectification", "erasure", "restriction", "objection", "portability", "withdrawal");

    private final Dossiers dossiers;
    private final Declarations declarations;
    private final Law law;
    private final Clock clock;

    AccessReports(Dossiers dossiers, Declarations declarations, Law law, Clock clock) {
        this.dossiers = dossiers;
        this.declarations = declarations;
        this.law = law;
        this.clock = clock;
    }

    /// Everything about the person, through the gate and recorded. Empty when there is no such person, or the reader may not answer.
    public Optional<AccessReport> of(Actor reader, SubjectId subject, String language) {
        return dossiers.whole(reader, subject, language, "access").map(dossier -> written(reader.controller(), dossier, language));
    }

    /// The report of what has come through the gate already.
    public AccessReport written(String controller, Dossier dossier, String language) {
        return new Writing(declarations.inForce(controller, clock.instant()), dossier, language).report();
    }

    private final class Writing {
        private final Statement statement;
        private final Dossier dossier;
        private final String language;
        private final Vocabulary words;
        private final ZoneId zone;

        Writing(Statement statement, Dossier dossier, String language) {
            this.statement = statement;
            this.dossier = dossier;
            this.language = language;
            words = Vocabulary.in(language);
            zone = statement.controller().zone();
        }

        AccessReport report() {
            var receivers = receivers();
            return new AccessReport(language, today(), statement.controller().legalName(),
                    AccessReport.Sender.of(statement.controller()), dossier.name(), held(), purposes(), receivers,
                    transfers(receivers), choices(), rights(), complaint(), profiling());
        }

        private LocalDate today() {
            return day(clock.instant());
        }

        private LocalDate day(Instant instant) {
            return instant.atZone(zone).toLocalDate();
        }

        private List<AccessReport.Held> held() {
            return dossier.groups().stream().flatMap(group -> group.records().stream().map(kept -> held(group, kept))).toList();
        }

        private AccessReport.Held held(Dossier.Group group, Dossier.Kept kept) {
            var lives = kept.why().reasons().stream().filter(Why.Reason::lives).toList();
            var how = kept.why().longest().map(Why.Reason::howLong).orElse("");
            return new AccessReport.Held(group.category(), group.name(), kept.holding().collected(), kept.holding().source(),
                    words.source(kept.holding().source()), kept.fields(), elsewhere(kept), lives.stream().map(Why.Reason::name).distinct().toList(), how,
                    kept.why().goes().map(this::day), kept.why().blocked());
        }

        private List<AccessReport.Elsewhere> elsewhere(Dossier.Kept kept) {
            return kept.fields().stream().flatMap(field -> dossier.history().origin(kept.holding(), field.name()).stream()
                    .map(origin -> new AccessReport.Elsewhere(field.name(), field.label(), origin.source(), words.source(origin.source()), day(origin.at())))).toList();
        }

        private Stream<Why.Reason> living() {
            return dossier.records().flatMap(kept -> kept.why().reasons().stream()).filter(Why.Reason::lives);
        }

        private List<AccessReport.Purpose> purposes() {
            var found = new LinkedHashMap<String, AccessReport.Purpose>();
            living().forEach(reason -> found.putIfAbsent(reason.purpose(), new AccessReport.Purpose(reason.purpose(), reason.name(), reason.because(),
                    reason.basis().key(), words.basis(reason.basis()), reason.citation().orElse("GDPR 6(1)(" + reason.basis().letter() + ")"))));
            return List.copyOf(found.values());
        }

        /// Those who have got something, and those whom a living purpose names.
        private List<AccessReport.Receiver> receivers() {
            var last = dossier.history().disclosures().stream().collect(Collectors.toMap(History.Disclosed::recipient,
                    one -> day(one.at()), (a, b) -> a.isAfter(b) ? a : b));
            var named = living().map(Why.Reason::purpose).distinct().flatMap(key -> Optional.ofNullable(statement.purposes().get(key)).stream())
                    .flatMap(purpose -> purpose.recipients().stream());
            return Stream.concat(last.keySet().stream(), named).distinct().sorted()
                    .flatMap(key -> Optional.ofNullable(statement.recipients().get(key)).stream())
                    .map(recipient -> receiver(recipient, Optional.ofNullable(last.get(recipient.key()))))
                    .sorted(Comparator.comparing((AccessReport.Receiver one) -> one.last().isEmpty())).toList();
        }

        private AccessReport.Receiver receiver(Recipient recipient, Optional<LocalDate> last) {
            return new AccessReport.Receiver(recipient.key(), recipient.name().in(language), words.capacity(recipient.role()),
                    recipient.does().in(language), recipient.countries(), words.list(recipient.countries().stream().map(words::country).toList()), last);
        }

        private List<AccessReport.Transfer> transfers(List<AccessReport.Receiver> receivers) {
            return receivers.stream().flatMap(receiver -> {
                var outside = receiver.countries().stream().filter(code -> !law.inEea(new Country(code), today())).map(words::country).toList();
                var mechanisms = statement.recipients().get(receiver.key()).mechanisms().stream().filter(one -> one.inForce(today())).map(one -> words.mechanism(one.kind())).distinct().toList();
                return outside.isEmpty() ? Stream.empty()
                        : Stream.of(new AccessReport.Transfer(receiver.name(), words.list(outside), words.list(mechanisms)));
            }).toList();
        }

        private List<AccessReport.Choice> choices() {
            return dossier.history().said().stream().map(said -> new AccessReport.Choice(said.purpose(),
                    Optional.ofNullable(statement.purposes().get(said.purpose())).map(one -> one.name().in(language)).orElse(said.purpose()),
                    said.consent(), day(said.begun()), said.ended().map(this::day))).toList();
        }

        private List<AccessReport.Right> rights() {
            return RIGHTS.stream().map(key -> new AccessReport.Right(key, words.sentence(words.right(key)), words.gives(key))).toList();
        }

        private AccessReport.Complaint complaint() {
            var authority = law.pack(new Country(statement.controller().country())).authority(today());
            return new AccessReport.Complaint(authority.in(language), authority.url().toString());
        }

        private List<String> profiling() {
            return living().map(Why.Reason::purpose).distinct().flatMap(key -> Optional.ofNullable(statement.purposes().get(key)).stream())
                    .flatMap(purpose -> purpose.profiling().stream()).map(text -> text.in(language)).toList();
        }
    }
}
