package vern.sources;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.FirstContact;
import vern.mail.Letter;
import vern.mail.LetterId;

/// The first letter to someone says where what is held about them came from (Art. 14(3)(b) GDPR), whatever else it is about.
@Component
class FirstLetters implements FirstContact {

    /// A letter of ours that tells by itself.
    static final String OURS = "X-Vern-Source-Notice";

    private final SourceNotices notices;
    private final SourceWords words;
    private final Gate gate;

    FirstLetters(SourceNotices notices, SourceWords words, Gate gate) {
        this.notices = notices;
        this.words = words;
        this.gate = gate;
    }

    @Override
    public Set<SubjectId> concerned(Collection<Letter> letters) {
        var companies = letters.stream().map(letter -> letter.standing().controller()).distinct().filter(notices::possible).toList();
        var people = letters.stream().map(Letter::standing).filter(standing -> companies.contains(standing.controller())).map(Letter.Standing::subject).distinct().toList();
        if (people.isEmpty()) return Set.of();
        notices.open(people);
        return notices.untold(people);
    }

    @Override
    public Optional<String> words(Letter letter) {
        if (letter.manner().headers().containsKey(OURS)) return Optional.empty();
        var lines = untold(letter).stream().flatMap(notice -> line(notice, letter).stream()).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", lines));
    }

    private List<SourceNotice> untold(Letter letter) {
        return notices.of(letter.standing().subject()).stream().filter(notice -> notice.told().isEmpty()).toList();
    }

    /// Only to the person: a letter about them may go to somebody else.
    private Optional<String> line(SourceNotice notice, Letter letter) {
        var held = held(notice, new Actor.Job("source-notices", notice.what().controller()));
        boolean theirs = held.stream().anyMatch(holding -> switch (letter.to()) {
            case Address.Email email -> holding.field("email").flatMap(value -> Address.email(value.reveal())).filter(email::equals).isPresent();
            case Address.Phone phone -> holding.field("phone").flatMap(value -> Address.phone(value.reveal())).filter(phone::equals).isPresent();
        });
        return theirs ? Optional.of(words.line(notice, held, letter.language())) : Optional.empty();
    }

    @Override
    public void told(Letter letter, LetterId id) {
        untold(letter).stream().filter(notice -> line(notice, letter).isPresent())
                .forEach(notice -> notices.end(notice, SourceNotice.Way.FIRST_LETTER, Optional.of(id.value()), new Actor.Job("outbox", notice.what().controller())));
    }

    /// What is held from that source, as far as a purpose other than marketing lets it be used; marketing where there is no other.
    List<Holding> held(SourceNotice notice, Actor actor) {
        return purposes(notice).stream().map(purpose -> held(notice, purpose, actor)).filter(some -> !some.isEmpty()).findFirst().orElse(List.of());
    }

    List<Holding> held(SourceNotice notice, String purpose, Actor actor) {
        var use = Use.of(actor, purpose, "source-notice").only(notice.what().category());
        return gate.use(use, notice.subject()) instanceof Use.Answer.Given(var holdings) ? holdings : List.of();
    }

    List<String> purposes(SourceNotice notice) {
        return words.statement(notice.what().controller()).purposes().values().stream().filter(purpose -> purpose.categories().containsKey(notice.what().category()))
                .sorted(java.util.Comparator.comparing(purpose -> purpose.directMarketing())).map(purpose -> purpose.key()).collect(Collectors.toList());
    }
}
