package vern.rights.answers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Personal;
import vern.ledger.ProtectedIdentities;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.rights.Letters;
import vern.rights.requests.Correspondence;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.start.PublicAddress;

/// Sends what is written for a request to the address that it came with. Nothing that is held about anyone goes by plain e-mail: a
/// letter says what was done, and a copy waits behind a link and a code. Without an address the letter is printed and posted; so it is for
/// someone whose identity is protected, who reads it on Min side too: whoever wrote in their name gets nothing.
@Component
public class Messages {

    private final Outbox outbox;
    private final Correspondence correspondence;
    private final Progress progress;
    private final Declarations declarations;
    private final ProtectedIdentities identities;
    private final WrittenLetters written;
    private final PublicAddress site;

    /// What is read to send something.
    @Component("messageSources")
    record Sources(Correspondence correspondence, Progress progress, Declarations declarations, ProtectedIdentities identities, WrittenLetters written) {}

    Messages(Outbox outbox, Sources sources, PublicAddress site) {
        this.outbox = outbox;
        correspondence = sources.correspondence();
        progress = sources.progress();
        declarations = sources.declarations();
        identities = sources.identities();
        written = sources.written();
        this.site = site;
    }

    /// Puts a letter into the outbox, with a link under it where there is one, or on the list of what is to be printed and posted; kept either way.
    Optional<Long> send(Request request, Letters.Letter letter, Optional<String> path, Actor actor) {
        return written.keep(request, letter, mailed(request, letter, path, actor));
    }

    /// What is said of a letter beside the letter itself: nothing where that is kept, else its words.
    String beside(Request request, Letters.Letter letter) {
        return written.keeps(request) ? "" : letter.text();
    }

    /// The number of the mail; empty where the letter goes on paper.
    private Optional<String> mailed(Request request, Letters.Letter letter, Optional<String> path, Actor actor) {
        if (identities.of(request.subject()).isPresent()) {
            progress.note(request, "not-mailed", "", actor);
            return Optional.empty();
        }
        var to = address(request);
        if (to.isEmpty()) return Optional.empty();
        var text = letter.text() + path.map(one -> "\n\n" + site.of(one)).orElse("") + "\n";
        var standing = new Letter.Standing(request.controller(), request.subject(), "rights-request", purpose(request), "person").on(request.anchor());
        var mail = Letter.of(standing, to.get(), request.language(), Letter.Content.plain(letter.heading() + " (" + request.reference() + ")", text)).from(Letter.Sender.PRIVACY);
        return switch (outbox.send(path.isPresent() ? mail.secret() : mail, actor)) {
            case Posted.Waiting(_, var number) -> Optional.of(number);
            case Posted.Refused ignored -> {
                progress.note(request, "mail-refused", "", actor);
                yield Optional.empty();
            }
        };
    }

    private Optional<Address.Email> address(Request request) {
        var job = new Actor.Job("request-letter", request.controller());
        Map<String, Personal> said = correspondence.read(job, List.of(request), progress.moment()).getOrDefault(request.anchor(), Map.of());
        return Optional.ofNullable(said.get("email")).map(Personal::reveal).flatMap(Address::email);
    }

    private String purpose(Request request) {
        return Correspondence.purpose(declarations.inForce(request.controller(), progress.moment()));
    }
}
