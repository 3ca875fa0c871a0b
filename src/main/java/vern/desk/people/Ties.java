package vern.desk.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.register.Agreement;
import vern.register.Contact;
import vern.register.Parties;
import vern.register.Party;
import vern.register.Relations;
import vern.staff.Counter;
import vern.statement.retention.Keep;
import vern.web.Formats;

/// What ties a person to the company, as the register has it: the agreements of those they are or stand for, and their task as
/// contact person. Every change goes through the register, so that its state and the ledger's grounds never part.
@Component
class Ties {

    private final Parties parties;
    private final Relations relations;
    private final Persons persons;
    private final Counter counter;
    private final MessageSourceAccessor texts;
    private final Formats formats;

    /// The register, to look in and to change.
    @Component
    record Register(Parties parties, Relations relations, Persons persons) {}

    Ties(Register register, Counter counter, MessageSource messages, Formats formats) {
        parties = register.parties();
        relations = register.relations();
        persons = register.persons();
        this.counter = counter;
        texts = new MessageSourceAccessor(messages);
        this.formats = formats;
    }

    /// The agreements that have no last day yet, by number.
    List<String> running(SubjectId subject) {
        return agreements(subject).filter(agreement -> agreement.ends().isEmpty()).map(agreement -> String.valueOf(agreement.id())).toList();
    }

    /// The parties whose every agreement has a last day, which may lie ahead: their relation can go on, or be judged likely to.
    List<String> ended(SubjectId subject) {
        return parties(subject).filter(party -> {
            var agreements = parties.agreements(party.id());
            return !agreements.isEmpty() && agreements.stream().allMatch(agreement -> agreement.ends().isPresent());
        }).map(party -> String.valueOf(party.id().value())).toList();
    }

    /// The same, where the statement asks for a judgement, for someone in the role that it names.
    List<String> toJudge(SubjectId subject) {
        var judges = counter.statement().purposes().values().stream().flatMap(purpose -> purpose.categories().values().stream())
                .flatMap(rule -> rule instanceof Keep.While held ? held.judgedBy().stream() : Stream.empty()).collect(Collectors.toSet());
        return counter.actsAs(judges) ? ended(subject) : List.of();
    }

    /// The organisations that the person is a contact person of.
    List<String> served(SubjectId subject) {
        return contacts(subject).filter(contact -> !contact.self() && contact.left().isEmpty())
                .map(contact -> String.valueOf(contact.party().value())).toList();
    }

    /// What a choice is called: an agreement by its beginning, a party by its name if it is an organisation.
    String said(SubjectId subject, Step step, String choice) {
        return step == Step.AGREEMENT_END
                ? agreements(subject).filter(agreement -> named(choice, agreement.id())).findFirst().map(this::said).orElse("")
                : parties(subject).filter(party -> named(choice, party.id().value())).findFirst().map(this::said).orElse("");
    }

    private String said(Agreement agreement) {
        var name = Stream.of(parties.get(agreement.party()).name(), agreement.name()).flatMap(Optional::stream).collect(Collectors.joining(", "));
        var since = formats.date(agreement.started());
        return name.isEmpty() ? texts.getMessage("desk.tie.agreement", new Object[] {since}) : texts.getMessage("desk.tie.agreement.of", new Object[] {name, since});
    }

    private String said(Party party) {
        var since = parties.agreements(party.id()).stream().map(Agreement::started).min(LocalDate::compareTo).map(formats::date);
        return party.name().orElseGet(() -> since.map(day -> texts.getMessage("desk.tie.relation", new Object[] {day})).orElse(texts.getMessage("desk.hook.relationship")));
    }

    void end(SubjectId subject, String choice, LocalDate day) {
        agreements(subject).filter(agreement -> named(choice, agreement.id())).forEach(agreement -> relations.end(agreement, day, counter.actor()));
    }

    void resume(SubjectId subject, String choice) {
        parties(subject).filter(party -> named(choice, party.id().value())).forEach(party -> relations.resume(party, counter.actor()));
    }

    void judge(SubjectId subject, String choice) {
        parties(subject).filter(party -> named(choice, party.id().value())).forEach(party -> relations.judgedLikely(party, counter.actor()));
    }

    void leave(SubjectId subject, String choice, LocalDate day) {
        contacts(subject).filter(contact -> named(choice, contact.party().value())).forEach(contact -> relations.left(contact, day, counter.actor()));
    }

    private static boolean named(String choice, long number) {
        return choice.equals(String.valueOf(number));
    }

    /// Under all of a person's numbers.
    private Stream<Contact> contacts(SubjectId subject) {
        return persons.of(subject).stream().flatMap(one -> parties.of(one).stream());
    }

    private Stream<Party> parties(SubjectId subject) {
        return contacts(subject).filter(contact -> contact.left().isEmpty()).map(contact -> parties.get(contact.party()));
    }

    private Stream<Agreement> agreements(SubjectId subject) {
        return parties(subject).flatMap(party -> parties.agreements(party.id()).stream());
    }
}
