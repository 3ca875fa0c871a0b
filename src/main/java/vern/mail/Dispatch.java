package vern.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vern.audit.Actor;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Ledger;
import vern.mail.carrier.Carried;
import vern.mail.carrier.Carrier;
import vern.mail.carrier.Carriers;
import vern.mail.carrier.Channel;

/// Sends what is due. Each letter is taken by one node, read through the gate, handed over and written off; one that was refused for
/// now is tried again after growing pauses. When no server can be reached everything waits, and no letter loses an attempt by it.
@Component
public class Dispatch {

    /// After so many attempts, some four days, a letter is given up (RFC 5321, 4.5.4.1).
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
            Duration.ofHours(6), Duration.ofHours(12), Duration.ofHours(24), Duration.ofHours(24), Duration.ofHours(24));
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MANY = 200;
    private static final int CONNECTIONS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Ledger.Setting setting;
    private final Sendings sendings;
    private final Wrapping wrapping;
    private final Carriers carriers;
    private final Map<Channel, Silence> silences = new ConcurrentHashMap<>();

    Dispatch(Ledger.Setting setting, Sendings sendings, Wrapping wrapping, Carriers carriers) {
        this.setting = setting;
        this.sendings = sendings;
        this.wrapping = wrapping;
        this.carriers = carriers;
    }

    /// A carrier that does not answer: since when, and when it is asked again.
    record Silence(Instant since, Instant next, Duration pause) {}

    /// Sends everything that is due and can be sent. Returns how many letters were handed over.
    public synchronized int deliver() {
        var now = clock().instant();
        sendings.cutOff(now);
        return carriers.all().stream().filter(carrier -> asks(carrier.channel(), now)).mapToInt(this::round).sum();
    }

    private boolean asks(Channel channel, Instant now) {
        var silence = silences.get(channel);
        return (silence == null || !silence.next().isAfter(now)) && sendings.due(channel, now);
    }

    /// Since when a carrier has not answered, if it does not.
    Optional<Instant> silentSince(Channel channel) {
        return Optional.ofNullable(silences.get(channel)).map(Silence::since);
    }

    /// Many letters go over several connections at once: what each waits for, the others' work hides. A few go one after another.
    private int round(Carrier carrier) {
        if (!sendings.due(carrier.channel(), clock().instant(), MANY)) return alone(carrier);
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            int sent = 0;
            for (var round : IntStream.range(0, CONNECTIONS).mapToObj(_ -> together.submit(() -> alone(carrier))).toList()) sent += round.get();
            return sent;
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a round of letters failed", fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private int alone(Carrier carrier) {
        try (var round = carrier.begin()) {
            silences.remove(carrier.channel());
            int sent = 0;
            for (var next = sendings.take(carrier.channel(), clock().instant()); next.isPresent(); next = round.goesOn()
                    ? sendings.take(carrier.channel(), clock().instant()) : Optional.empty()) {
                sent += hand(round, next.get()) ? 1 : 0;
            }
            return sent;
        } catch (Carrier.Unreachable silent) {
            silent(carrier.channel(), silent);
            return 0;
        }
    }

    private void silent(Channel channel, Carrier.Unreachable why) {
        var now = clock().instant();
        var before = silences.get(channel);
        var pause = before == null ? SHORTEST : before.pause().multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : before.pause().multipliedBy(2);
        if (before == null) LOG.warn("{}: letters wait in the outbox", why.getMessage());
        silences.put(channel, new Silence(before == null ? now : before.since(), now.plus(pause), pause));
    }

    private boolean hand(Carrier.Round round, Sending sending) {
        switch (wrapping.wrap(sending, clock().instant())) {
            case Wrapping.Wrapped.Gone ignored -> ended(sending, Sending.State.WITHDRAWN, "no-ground");
            case Wrapping.Wrapped.Withheld ignored -> again(sending, "withheld");
            case Wrapping.Wrapped.Ready(var parcel) -> {
                return handed(round.hand(parcel), sending);
            }
        }
        return false;
    }

    private boolean handed(Carried carried, Sending sending) {
        switch (carried) {
            case Carried.Taken ignored -> ended(sending, Sending.State.SENT, "");
            case Carried.Refused(var code) -> ended(sending, Sending.State.GIVEN_UP, code);
            case Carried.Later(var code) -> again(sending, code);
            case Carried.Lost ignored -> ended(sending, Sending.State.UNSURE, "cut-off");
        }
        return carried instanceof Carried.Taken;
    }

    private void again(Sending sending, String code) {
        int tried = sending.course().attempts();
        if (tried > PAUSES.size()) ended(sending, Sending.State.GIVEN_UP, code);
        else sendings.again(sending, code, clock().instant().plus(PAUSES.get(tried - 1)), clock().instant());
    }

    /// The letter has come to an end; what was written goes with it, unless it is to be kept or somebody still has to decide.
    private void ended(Sending sending, Sending.State state, String outcome) {
        setting.transactor().inTransaction(connection -> {
            var now = clock().instant();
            sendings.becomes(sending, state, outcome, now);
            if (state == Sending.State.SENT && !sending.manner().kept()) wrapping.drop(sending);
            Trail.append(connection, new Entry(now, sending.controller(), Actor.job("outbox"), "mail." + state.code(),
                    OptionalLong.of(sending.subject().value()), Map.of("letter-id", String.valueOf(sending.letter().value()), "purpose", sending.purpose())));
            return state;
        });
    }

    private Clock clock() {
        return setting.clock();
    }
}
