package vern.rights;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.ledger.Personal;
import vern.statement.Controller;

/// The answer to a request for access, about this person and nobody else (Art. 15(1)(a)-(h), 15(2), 15(3) GDPR): what is held
/// and its copy, why, who has got it, how long, where it came from, what is passed outside the EEA, which rights there are and
/// where to complain. All of it in one language.
public record AccessReport(
        String language, LocalDate made, String controller, Sender sender, Optional<Personal> name, List<Held> held, List<Purpose> purposes,
        List<Receiver> receivers, List<Transfer> transfers, List<Choice> choices, List<Right> rights, Complaint complaint, List<String> profiling) {

    public AccessReport {
        held = List.copyOf(held);
        purposes = List.copyOf(purposes);
        receivers = List.copyOf(receivers);
        transfers = List.copyOf(transfers);
        choices = List.copyOf(choices);
        rights = List.copyOf(rights);
        profiling = List.copyOf(profiling);
    }

    /// Who answers, and how to reach them (Art. 13(1)(a)): as on the statement page and in every letter.
    public record Sender(String organisationNumber, List<String> address, Optional<String> email, Optional<String> phone) {
        public Sender {
            address = List.copyOf(address);
        }

        static Sender of(Controller controller) {
            var address = controller.postalAddress().isEmpty() ? controller.visitingAddress() : controller.postalAddress();
            return new Sender(controller.numberAsRead(), address, controller.privacy().email().or(() -> controller.general().email()),
                    controller.privacy().phone().or(() -> controller.general().phone()));
        }

        /// In one line, for the foot of a letter.
        public String line() {
            return Stream.of(address.stream(), phone.stream(), email.stream()).flatMap(one -> one).collect(Collectors.joining(", "));
        }
    }

    /// One record. `keptUntil` is the day it goes, where that is known; `kept` says how long in words.
    public record Held(String category, String name, LocalDate collected, String source, String sourceName, List<Dossier.Field> fields,
                       List<Elsewhere> elsewhere, List<String> purposes, String kept, Optional<LocalDate> keptUntil, boolean blocked) {
        public Held {
            fields = List.copyOf(fields);
            elsewhere = List.copyOf(elsewhere);
            purposes = List.copyOf(purposes);
        }

        /// What it says besides its fields: where it came from and when, what for and how long.
        private Held about() {
            return new Held(category, name, collected, source, sourceName, List.of(), elsewhere, purposes, kept, keptUntil, blocked);
        }
    }

    /// A field of a record that came from somewhere else than the rest, and when: a public register that was asked.
    public record Elsewhere(String field, String label, String source, String sourceName, LocalDate day) {}

    /// Why something of this person's is held: 15(1)(a), with the legal basis and its paragraph.
    public record Purpose(String key, String name, String because, String basis, String basisName, String citation) {}

    /// Who has got it or gets it, by name (C-154/21); `last` where a passing-on was recorded.
    public record Receiver(String key, String name, String capacity, String does, List<String> countries, String where, Optional<LocalDate> last) {
        public Receiver {
            countries = List.copyOf(countries);
        }
    }

    /// A recipient outside the EEA and the safeguard (Art. 15(2), 46).
    public record Transfer(String receiver, String where, String safeguard) {}

    /// A yes or a no of the person's, and whether it stands.
    public record Choice(String purpose, String name, boolean consent, LocalDate since, Optional<LocalDate> ended) {}

    public record Right(String key, String name, String gives) {}

    /// Where to complain (Art. 15(1)(f), 77).
    public record Complaint(String authority, String url) {}

    /// The same without the records of some categories, which a law lets the company withhold; the letter says which and why.
    public AccessReport without(java.util.Set<String> categories) {
        return new AccessReport(language, made, controller, sender, name, held.stream().filter(one -> !categories.contains(one.category())).toList(), purposes, receivers,
                transfers, choices, rights, complaint, profiling);
    }

    /// The records by category, in the order of the statement; those that say the same of where they came from, what for and how long together,
    /// by what they say, so that a reader of a thousand is told it once.
    public Map<String, Map<Held, List<Held>>> byCategory() {
        return held.stream().collect(Collectors.groupingBy(Held::name, LinkedHashMap::new, Collectors.groupingBy(Held::about, LinkedHashMap::new, Collectors.toList())));
    }
}
