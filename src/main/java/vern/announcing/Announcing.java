package vern.announcing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.start.Published;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.compare.Difference;

/// Notices that a version has been published, and tells people. A material change goes to everyone whom the company can reach, by e-mail or
/// else by SMS, whatever they have said about marketing: it is no marketing. A change of words goes to nobody. Where an earlier yes does not cover
/// what is new, the purpose is suspended for that person until they have answered.
@Component
public class Announcing {

    private static final int BATCH = 200;

    private final Ledger.Setting setting;
    private final Published published;
    private final ToldRows told;
    private final ChangeLetters letters;
    private final Doors doors;

    /// What reads people, suspends, and sends.
    @Component("announcingDoors")
    record Doors(Ledger ledger, Gate gate, Outbox outbox) {}

    Announcing(Ledger.Setting setting, Published published, ToldRows told, ChangeLetters letters, Doors doors) {
        this.setting = setting;
        this.published = published;
        this.told = told;
        this.letters = letters;
        this.doors = doors;
    }

    /// Tells of what has been published since it last looked; what was begun and cut off is finished, and nobody is told twice.
    public void work() {
        for (var company : published.companies()) {
            var versions = published.versions(company).reversed();
            if (told.isNew(company)) versions.forEach(version -> told.version(company, version.version().number(), ToldRows.Kind.FIRST, setting.clock().instant()));
            for (int i = 1; i < versions.size(); i++) {
                if (!told.knows(company, versions.get(i).version().number())) announce(Difference.between(versions.get(i - 1), versions.get(i), setting.law()));
            }
        }
        told.toHold().forEach(line -> hold(line.controller(), line.subject(), line.asks(), line));
    }

    private void announce(Difference difference) {
        var statement = difference.after();
        var company = statement.controller().key();
        boolean tells = difference.isMaterial() || statement.version().needsConsent();
        if (tells) tell(difference);
        setting.transactor().inTransaction(connection -> {
            var number = statement.version().number();
            told.version(company, number, tells ? ToldRows.Kind.MATERIAL : ToldRows.Kind.EDITORIAL, setting.clock().instant());
            Trail.append(connection, new Entry(setting.clock().instant(), company, actor(company).audited(), "statement.announced", OptionalLong.empty(),
                    Map.of("version", "" + number, "people.count", "" + told.of(company, number).size())));
            return number;
        });
    }

    private static Actor.Job actor(String company) {
        return new Actor.Job("statement-notice", company);
    }

    private void tell(Difference difference) {
        var company = difference.after().controller().key();
        var asks = asks(difference);
        var people = people(difference.after());
        people.keySet().removeAll(told.of(company, difference.after().version().number()));
        var left = new ArrayList<>(people.values());
        for (int from = 0; from < left.size(); from += BATCH) {
            var batch = left.subList(from, Math.min(left.size(), from + BATCH));
            setting.transactor().inTransaction(_ -> {
                batch.forEach(one -> tell(difference, one, asks.getOrDefault(one.at().subject(), List.of())));
                return company;
            });
        }
        asks.forEach((subject, purposes) -> {
            if (!people.containsKey(subject) && !told.of(company, difference.after().version().number()).contains(subject)) suspend(company, subject, purposes);
        });
    }

    /// By person, the purposes that they have said yes to and are asked about again.
    private Map<SubjectId, List<String>> asks(Difference difference) {
        var asks = new LinkedHashMap<SubjectId, List<String>>();
        var company = difference.after().controller().key();
        difference.askAgain().forEach(purpose -> told.consenting(company, purpose).forEach(subject -> asks.computeIfAbsent(subject, _ -> new ArrayList<>()).add(purpose)));
        return asks;
    }

    /// Someone who can be reached, where, and the purpose that the address or number may be used under.
    record Reached(Holding at, Address to, Purpose purpose) {}

    /// Everyone once: by e-mail; by SMS whoever has a number and no address that a letter could go to.
    private Map<SubjectId, Reached> people(Statement statement) {
        var people = new LinkedHashMap<SubjectId, Reached>();
        reach(statement, "email", Address::email).forEach(people::putIfAbsent);
        reach(statement, "phone", Address::phone).forEach(people::putIfAbsent);
        return people;
    }

    /// By what stands on the firmest purpose: what the law alone keeps is not used for it, nor what remembers a no.
    private Map<SubjectId, Reached> reach(Statement statement, String field, Function<String, Optional<? extends Address>> read) {
        var people = new LinkedHashMap<SubjectId, Reached>();
        for (var purpose : purposes(statement, field)) {
            if (!(doors.gate().useAll(Use.of(actor(statement.controller().key()), purpose.key(), "statement-notice"), Integer.MAX_VALUE) instanceof Use.Answer.Given(var holdings))) continue;
            holdings.stream().filter(holding -> !holding.place().startsWith("mail."))
                    .forEach(holding -> holding.field(field).flatMap(value -> read.apply(value.reveal()))
                            .ifPresent(to -> people.putIfAbsent(holding.subject(), new Reached(holding, to, purpose))));
        }
        return people;
    }

    private static List<Purpose> purposes(Statement statement, String field) {
        return statement.purposes().values().stream().filter(purpose -> Set.of(Basis.CONTRACT, Basis.LEGITIMATE_INTEREST, Basis.CONSENT).contains(purpose.basis()))
                .filter(purpose -> purpose.categories().keySet().stream().map(statement.categories()::get)
                        .anyMatch(category -> category.fields().contains(field) && !category.fields().contains("decided")))
                .sorted(java.util.Comparator.comparing(Purpose::directMarketing).thenComparing(Purpose::basis)).toList();
    }

    private void tell(Difference difference, Reached one, List<String> asks) {
        var company = difference.after().controller().key();
        var subject = one.at().subject();
        var posted = doors.outbox().send(letters.of(difference, one, asks), actor(company));
        var letter = posted instanceof Posted.Waiting(var id, _) ? Optional.of(id.value()) : Optional.<Long>empty();
        boolean held = letter.isEmpty() || !asks.contains(one.purpose().key());
        told.add(new ToldRows.Line(subject, company, difference.after().version().number(), letter, asks, held), setting.clock().instant());
        if (held && !asks.isEmpty()) suspend(company, subject, asks);
    }

    /// The letter that asks may stand on the very yes it asks about: then the purpose rests as soon as the letter has gone.
    private void hold(String company, SubjectId subject, List<String> asks, ToldRows.Line line) {
        setting.transactor().inTransaction(_ -> {
            suspend(company, subject, asks.stream().filter(purpose -> told.consenting(company, purpose).contains(subject)).toList());
            told.held(line);
            return line;
        });
    }

    private void suspend(String company, SubjectId subject, List<String> purposes) {
        purposes.forEach(purpose -> doors.ledger().restrict(company, subject, Stays.Scope.ofPurpose(purpose), Stays.ASKED_AGAIN, actor(company)));
    }
}
