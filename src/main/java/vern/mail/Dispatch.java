package vern.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
import vern.mail.Sendings.Fate;
import vern.mail.carrier.Carried;
import vern.mail.carrier.Carrier;
import vern.mail.carrier.Carriers;
import vern.mail.carrier.Channel;

/// Sends what is due. Letters are taken by one node, a few at a time, read through the gate, handed over and written off; one that was refused for
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
    /// So many are taken, read and written off together by a connection, so that the disk is waited for once and not for each. If the process dies,
    /// so many may have gone without anyone knowing.
    private static final int TOGETHER = 4;
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
            for (var rank = next(carrier); !rank.isEmpty(); rank = round.goesOn() ? next(carrier) : List.of()) sent += hand(round, rank);
            return sent;
        } catch (Carrier.Unreachable silent) {
            silent(carrier.channel(), silent);
            return 0;
        }
    }

    private List<Sending> next(Carrier carrier) {
        return sendings.take(carrier.channel(), clock().instant(), TOGETHER);
    }

    private void silent(Channel channel, Carrier.Unreachable why) {
        var now = clock().instant();
        var before = silences.get(channel);
        var pause = before == null ? SHORTEST : before.pause().multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : before.pause().multipliedBy(2);
        if (before == null) LOG.warn("{}: letters wait in the outbox", why.getMessage());
        silences.put(channel, new Silence(before == null ? now : before.since(), now.plus(pause), pause));
    }

    /// What has been handed over is written off whatever happens to the rest, and the rest goes back.
    private int hand(Carrier.Round round, List<Sending> rank) {
        var now = clock().instant();
        var fates = new ArrayList<Fate>();
        var waiting = new ArrayDeque<>(wrapping.wrap(rank, now).entrySet());
        try {
            while (!waiting.isEmpty() && round.goesOn()) {
                var next = waiting.pop();
                fates.add(switch (next.getValue()) {
                    case Wrapping.Wrapped.Gone _ -> new Fate(next.getKey(), Sending.State.WITHDRAWN, "no-ground", now);
                    case Wrapping.Wrapped.Withheld _ -> again(next.getKey(), "withheld", now);
                    case Wrapping.Wrapped.Ready(var parcel) -> fate(next.getKey(), round.hand(parcel), now);
                });
            }
        } finally {
            written(fates, waiting.stream().map(Map.Entry::getKey).toList());
        }
        return (int) fates.stream().filter(fate -> fate.state() == Sending.State.SENT).count();
    }

    private static Fate fate(Sending sending, Carried carried, Instant now) {
        return switch (carried) {
            case Carried.Taken _ -> new Fate(sending, Sending.State.SENT, "", now);
            case Carried.Refused(var code) -> new Fate(sending, Sending.State.GIVEN_UP, code, now);
            case Carried.Later(var code) -> again(sending, code, now);
            case Carried.Lost _ -> new Fate(sending, Sending.State.UNSURE, "cut-off", now);
        };
    }

    private static Fate again(Sending sending, String code, Instant now) {
        int tried = sending.course().attempts();
        return tried > PAUSES.size() ? new Fate(sending, Sending.State.GIVEN_UP, code, now) : new Fate(sending, Sending.State.FAILED, code, now.plus(PAUSES.get(tried - 1)));
    }

    /// What was written goes with a letter that has gone, unless it is to be kept; where somebody still has to decide, it stays.
    private void written(List<Fate> fates, List<Sending> untried) {
        if (fates.isEmpty() && untried.isEmpty()) return;
        setting.transactor().inTransaction(connection -> {
            var now = clock().instant();
            if (!fates.isEmpty()) sendings.become(fates, now);
            if (!untried.isEmpty()) sendings.putBack(untried, now);
            var gone = fates.stream().filter(fate -> fate.state() == Sending.State.SENT && !fate.sending().manner().kept()).map(Fate::sending).toList();
            if (!gone.isEmpty()) wrapping.drop(gone);
            Trail.append(connection, fates.stream().filter(fate -> fate.state() != Sending.State.FAILED).map(fate -> entry(fate, now)).toList());
            return fates;
        });
    }

    private static Entry entry(Fate fate, Instant now) {
        var sending = fate.sending();
        return new Entry(now, sending.controller(), Actor.job("outbox"), "mail." + fate.state().code(), OptionalLong.of(sending.subject().value()),
                Map.of("letter-id", String.valueOf(sending.letter().value()), "purpose", sending.purpose()));
    }

    private Clock clock() {
        return setting.clock();
    }
}
