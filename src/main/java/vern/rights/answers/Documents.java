package vern.rights.answers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;

/// What people send in themselves. A document by which someone shows who they are, covered but for what is needed: the last resort, when the desk has
/// asked for it and nothing else will do. It goes as soon as it has been looked at, with the request, and after some days in any case; that it was looked
/// at stays. And a power of attorney, by whoever asks for another; that one is kept with the request.
@Component
public class Documents {

    public static final Duration KEPT = Duration.ofDays(14);
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final int MOST = 3;

    private final Scans scans;
    private final Requests requests;
    private final Progress progress;
    private final KnownFacts attempts;

    Documents(Scans scans, Requests requests, Progress progress, KnownFacts attempts) {
        this.scans = scans;
        this.requests = requests;
        this.progress = progress;
        this.attempts = attempts;
    }

    /// What came of sending one in.
    public enum Sent {
        TAKEN,
        /// Not a picture or a PDF, too large, or one more than is needed.
        NOT_TAKEN,
        /// Nobody has asked for it, or they have shown who they are.
        NOT_ASKED
    }

    /// Whether a document would show who someone is for this request at all: it never stands for a signature.
    public boolean helps(Request request) {
        var required = progress.required(request);
        return request.open() && required != IdentityMethod.NONE && IdentityMethod.DOCUMENT.meets(required)
                && request.identity().filter(shown -> shown.method().meets(required)).isEmpty();
    }

    /// What may be sent in for a request now.
    public Optional<Scans.Kind> wanted(Request request) {
        if (request.open() && !request.throughGuardian() && request.agent().filter(mandate -> mandate.seen().isEmpty()).isPresent()) return Optional.of(Scans.Kind.MANDATE);
        return asked(request) ? Optional.of(Scans.Kind.DOCUMENT) : Optional.empty();
    }

    /// Whether the desk has asked for a document, so that the person may send one in.
    public boolean asked(Request request) {
        return helps(request) && requests.steps(request).stream().anyMatch(step -> step.kind().equals("document-asked"));
    }

    public long waiting(Request request) {
        return waiting(request, Scans.Kind.DOCUMENT);
    }

    private long waiting(Request request, Scans.Kind kind) {
        return scans.of(request).stream().filter(one -> one.kind() == kind).count();
    }

    public Sent take(Request request, byte[] content, Actor actor) {
        var kind = wanted(request);
        if (kind.isEmpty()) return Sent.NOT_ASKED;
        boolean good = content.length <= LARGEST && Scans.type(content).isPresent() && waiting(request, kind.get()) < MOST && attempts.allowed("document-" + request.id());
        if (!good) return Sent.NOT_TAKEN;
        scans.keep(request, content, kind.get(), actor);
        return Sent.TAKEN;
    }

    /// It does not show who they are: it goes, and the person may send another.
    public void decline(Request request, Actor actor) {
        progress.inTransaction(() -> {
            scans.looked(request, actor);
            return progress.note(request, "document-declined", "", actor);
        });
    }

    /// Takes away those that nobody has looked at in time, and those whose request has ended.
    public void clear(Instant at) {
        for (var left : scans.documents(at.minus(KEPT))) {
            var request = requests.get(left);
            var job = new Actor.Job("documents", request.controller());
            progress.inTransaction(() -> {
                scans.looked(request, job);
                return progress.note(request, "document-gone", "", job);
            });
        }
    }
}
