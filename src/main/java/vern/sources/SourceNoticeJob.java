package vern.sources;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Holding;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.start.DueJob;

/// Each morning: whoever something was obtained about gets a letter of its own, unless a letter has told them already. Those without
/// an address wait at the desk.
@Component
class SourceNoticeJob implements DueJob {

    private static final int MOST = 10_000;

    private final SourceNotices notices;
    private final FirstLetters held;
    private final SourceWords words;
    private final Post post;

    /// By which it goes, and from whom.
    @Component("sourcePost")
    record Post(Outbox outbox, Declarations declarations) {}

    SourceNoticeJob(SourceNotices notices, FirstLetters held, SourceWords words, Post post) {
        this.notices = notices;
        this.held = held;
        this.words = words;
        this.post = post;
    }

    @Override
    public String name() {
        return "source-notices";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(7, 30), after, ZoneId.of("Europe/Oslo"));
    }

    @Override
    public void run(Instant at) {
        notices.open();
        post.declarations().controllers().forEach(controller -> notices.untold(controller, MOST).forEach(this::tell));
    }

    private void tell(SourceNotice notice) {
        var actor = new Actor.Job(name(), notice.what().controller());
        if (!notices.stillHeld(notice)) {
            notices.end(notice, SourceNotice.Way.GONE, Optional.empty(), actor);
            return;
        }
        for (var purpose : held.purposes(notice)) {
            var found = held.held(notice, purpose, actor);
            if (found.stream().anyMatch(holding -> sent(notice, purpose, holding, found))) return;
        }
    }

    private boolean sent(SourceNotice notice, String purpose, Holding holding, List<Holding> found) {
        var to = holding.field("email").flatMap(value -> Address.email(value.reveal()));
        if (to.isEmpty()) return false;
        var actor = new Actor.Job(name(), notice.what().controller());
        var language = words.statement(notice.what().controller()).primaryLanguage();
        var standing = new Letter.Standing(notice.what().controller(), notice.subject(), holding.category(), purpose, holding.source(), holding.anchor());
        var content = Letter.Content.plain(words.heading(language), String.join("\n\n", words.letter(notice, found, language)));
        var letter = Letter.of(standing, to.get(), language, content).from(Letter.Sender.PRIVACY).headed(FirstLetters.OURS, notice.what().source());
        return post.outbox().send(letter, actor) instanceof Posted.Waiting(var id, var ignored) && notices.end(notice, SourceNotice.Way.LETTER, Optional.of(id.value()), actor);
    }
}
