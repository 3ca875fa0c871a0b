package vern.desk.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.ledger.Personal;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.register.Likenesses;
import vern.register.Search;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;

/// Whether a person is in the register twice: who looks like them, which numbers have been joined, and joining and parting.
@Component
class Doubles {

    private static final List<String> COMPARED = List.of("name", "company", "email", "phone", "address", "postal-code", "city");

    private final Likenesses likenesses;
    private final Search search;
    private final Persons persons;
    private final Counter counter;
    private final MessageSourceAccessor texts;

    /// The register, to look in.
    @Component
    record Looking(Likenesses likenesses, Search search) {}

    Doubles(Looking looking, Persons persons, Counter counter, MessageSource messages) {
        likenesses = looking.likenesses();
        search = looking.search();
        this.persons = persons;
        this.counter = counter;
        texts = new MessageSourceAccessor(messages);
    }

    /// Two records of one field, side by side.
    record Compared(String label, Optional<Personal> here, Optional<Personal> there, boolean alike) {}

    List<String> suggested(SubjectId subject) {
        return likenesses.of(counter.actor(), subject).stream().map(likeness -> written(likeness.hit().subject())).toList();
    }

    List<Persons.Alias> joined(SubjectId subject) {
        return persons.aliases(subject);
    }

    List<String> joinedNumbers(SubjectId subject) {
        return joined(subject).stream().map(alias -> written(alias.other())).toList();
    }

    /// The other, by name and how they are reached, as far as the reader may see them.
    String said(String choice) {
        var hit = hit(number(choice));
        var said = hit.stream().flatMap(one -> Stream.of("name", "email", "phone").flatMap(field -> one.field(field).stream()).map(Personal::reveal))
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? texts.getMessage("desk.person.nameless", new Object[] {number(choice).value()}) : said;
    }

    /// The same fields of both, where one of them has something.
    List<Compared> compared(SubjectId subject, String choice, String language) {
        var here = hit(subject);
        var there = hit(number(choice));
        var words = Vocabulary.in(language);
        return COMPARED.stream().map(field -> {
            var one = here.flatMap(hit -> hit.field(field));
            var other = there.flatMap(hit -> hit.field(field));
            return new Compared(words.sentence(words.field(field)), one, other, one.isPresent() && one.map(Doubles::folded).equals(other.map(Doubles::folded)));
        }).filter(row -> row.here().isPresent() || row.there().isPresent()).toList();
    }

    private static String folded(Personal value) {
        return value.reveal().strip().toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<Search.Hit> hit(SubjectId subject) {
        return search.these(counter.actor(), List.of(subject), "likeness").stream().findFirst();
    }

    void join(SubjectId subject, String choice) {
        persons.join(counter.controller(), subject, number(choice), counter.actor());
    }

    void part(String choice) {
        persons.part(counter.controller(), number(choice), counter.actor());
    }

    static SubjectId number(String choice) {
        return new SubjectId(Long.parseLong(choice));
    }

    private static String written(SubjectId subject) {
        return String.valueOf(subject.value());
    }
}
