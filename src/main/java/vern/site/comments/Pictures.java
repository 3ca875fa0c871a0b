package vern.site.comments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Wish;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.site.consent.Signatures;
import vern.start.Published;

/// The picture beside a comment. Where its writer has asked for it, it is fetched here from the service that the statement names: the
/// service gets a digest of the address, from us and not from the reader's browser, as a disclosure like any other. Kept a day in memory.
@Component("commentPictures")
class Pictures {

    private static final String SERVICE = "avatar-service";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST = 500;
    private static final int LARGEST = 200_000;

    private final Environment environment;
    private final Disclosures disclosures;
    private final Published published;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<Long, Kept> kept = new LinkedHashMap<>(64, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
            return size() > MOST;
        }
    };

    Pictures(Environment environment, Disclosures disclosures, Published published) {
        this.environment = environment;
        this.disclosures = disclosures;
        this.published = published;
    }

    /// @param bytes none where the service knows no picture
    record Picture(String type, byte[] bytes) {
        static final Picture NONE = new Picture("", new byte[0]);
    }

    private record Kept(Picture picture, Instant until) {}

    Optional<Picture> of(String company, Holding comment) {
        var now = published.moment();
        synchronized (kept) {
            var before = kept.get(comment.id());
            if (before != null && before.until().isAfter(now)) return some(before.picture());
        }
        var picture = fetch(company, comment);
        synchronized (kept) {
            kept.put(comment.id(), new Kept(picture, now.plus(KEPT)));
        }
        return some(picture);
    }

    private static Optional<Picture> some(Picture picture) {
        return Optional.of(picture).filter(one -> one.bytes().length > 0);
    }

    /// `VERN_AVATARS` is where the service answers; without it no picture is asked for.
    private Picture fetch(String company, Holding comment) {
        var service = environment.getProperty("vern.avatars", "");
        var purpose = published.of(company).purposes().values().stream().filter(one -> one.categories().containsKey(Comments.CATEGORY)).findFirst();
        if (service.isEmpty() || purpose.isEmpty()) return Picture.NONE;
        var wish = Wish.of(Actor.Job.handingOn("comment-picture", company), SERVICE, purpose.get().key(), comment.subject(), Map.of(Comments.CATEGORY, Set.of("email-hash")));
        return switch (disclosures.pass(wish)) {
            case Passing.Refused ignored -> Picture.NONE;
            case Passing.Passed passed -> passed.handed().stream().filter(one -> one.record() == comment.id()).flatMap(one -> Optional.ofNullable(one.fields().get("email-hash")).stream())
                    .findFirst().map(digest -> ask(service, digest.reveal())).orElse(Picture.NONE);
        };
    }

    /// By which the service knows an address: as personal as the address itself.
    static String digest(String email) {
        return HexFormat.of().formatHex(Signatures.digest(email.strip().toLowerCase(Locale.ROOT)));
    }

    private Picture ask(String service, String digest) {
        try {
            var answer = client.send(HttpRequest.newBuilder(URI.create(service + "/avatar/" + digest + "?s=96&d=404")).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            boolean good = answer.statusCode() == 200 && answer.body().length <= LARGEST && Set.of("image/jpeg", "image/png", "image/webp").contains(type);
            return good ? new Picture(type, answer.body()) : Picture.NONE;
        } catch (IOException silent) {
            return Picture.NONE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Picture.NONE;
        }
    }
}
