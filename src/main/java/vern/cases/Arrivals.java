package vern.cases;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vern.cases.screening.Screening;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Address;

/// Takes in whatever comes and makes cases of it: the forms of the company's site call this, the mailbox, the chat, and staff who
/// have somebody on the telephone. Each arrival is one transaction.
@Component
public class Arrivals {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Filing filing;
    private final Correspondents correspondents;
    private final Desk desk;

    /// What a case is written with.
    @Component
    record Desk(Matters matters, Entries entries, CaseTrail trail, Acknowledgements acknowledgements, FormCopies copies) {}

    Arrivals(Ledger.Setting setting, Ledger ledger, Filing filing, Correspondents correspondents, Desk desk) {
        this.setting = setting;
        this.ledger = ledger;
        this.filing = filing;
        this.correspondents = correspondents;
        this.desk = desk;
    }

    /// A new case.
    public Arrived take(Arrival arrival, Actor actor) {
        var refused = refusal(arrival);
        return refused.isPresent() ? refused.get() : setting.transactor().inTransaction(connection -> before(arrival).orElseGet(() -> opened(arrival, actor)));
    }

    /// The case that it is already, where the same was sent before.
    private Optional<Arrived> before(Arrival arrival) {
        return arrival.way().once().flatMap(seal -> desk.matters().ofThread(arrival.controller(), Entries.digest(seal)))
                .map(matter -> new Arrived.Opened(matter.id(), matter.subject(), Set.of()));
    }

    /// Whether staff of these roles can be given a case of such a kind at all.
    private Optional<Arrived> refusal(Arrival arrival) {
        var statement = filing.statement(arrival.controller());
        if (arrival.way().context().isPresent()) {
            var context = statement.contexts().get(arrival.way().context().get());
            if (context == null) return refused(Arrived.Reason.UNKNOWN_FORM, Set.of());
            var missing = new TreeSet<>(context.requiredFields());
            missing.removeAll(arrival.fields().keySet());
            if (!missing.isEmpty()) return refused(Arrived.Reason.MISSING_FIELD, missing);
        }
        if (arrival.fields().containsKey("email") && Address.email(arrival.fields().get("email")).isEmpty()) return refused(Arrived.Reason.NO_ADDRESS, Set.of("email"));
        return Optional.empty();
    }

    private static Optional<Arrived> refused(Arrived.Reason reason, Set<String> fields) {
        return Optional.of(new Arrived.Refused(reason, fields));
    }

    private Arrived opened(Arrival arrival, Actor actor) {
        var known = known(arrival);
        var asked = known.orElseGet(ledger::newSubject);
        var anchor = ledger.open(arrival.controller(), "case", known.flatMap(correspondents::relation), Map.of("case-opened", moment()));
        var slot = filing.slot(arrival, new Filing.About(asked, known.isEmpty(), anchor));
        if (slot.isEmpty()) return undone(new Arrived.Refused(Arrived.Reason.NO_GROUND, Set.of()));
        if (arrival.way().strict() && !arrival.way().files().isEmpty() && !filing.takesFiles(arrival.controller(), slot.get().category())) {
            return undone(new Arrived.Refused(Arrived.Reason.FIELD_NOT_ALLOWED, Set.of("scan")));
        }
        if (arrival.way().strict() && !slot.get().left().isEmpty()) return undone(new Arrived.Refused(Arrived.Reason.FIELD_NOT_ALLOWED, slot.get().left()));
        var subject = known.orElseGet(() -> ledger.subject(arrival.controller()));
        var matter = matter(arrival, subject, new Matter.Filed(slot.get().category(), anchor, token(), arrival.way().language()));
        desk.matters().open(matter);
        arrival.way().once().ifPresent(seal -> desk.matters().thread(matter.controller(), Entries.digest(seal), matter.id()));
        write(matter, arrival, subject, slot.get());
        desk.trail().record(matter, actor, "cases.opened", Map.of("kind", matter.kind().code(), "channel", matter.channel().code()));
        desk.acknowledgements().send(matter, arrival, actor);
        if (arrival.channel() == Channel.FORM) desk.copies().send(matter, arrival, slot.get(), actor);
        return new Arrived.Opened(matter.id(), subject, slot.get().left());
    }

    /// What was begun is rolled back with the transaction that the caller has; without one of its own an empty anchor names nobody.
    private static Arrived undone(Arrived.Refused refused) {
        return refused;
    }

    private Optional<SubjectId> known(Arrival arrival) {
        return arrival.way().known().filter(subject -> correspondents.isOf(arrival.controller(), subject))
                .or(() -> Optional.ofNullable(arrival.fields().get("email")).flatMap(email -> correspondents.having(arrival.controller(), email)));
    }

    private Matter matter(Arrival arrival, SubjectId subject, Matter.Filed filed) {
        return new Matter(desk.matters().number(), subject, arrival.controller(), arrival.kind(), arrival.channel(), Matter.State.NEW, filed,
                new Matter.Course(arrival.kind() == Kind.BREACH, Optional.empty(), moment(), Optional.empty(), moment(), Optional.empty(), 1));
    }

    /// More about a case that is open, from whoever sends it.
    public Optional<Arrived> add(Matter matter, Arrival arrival, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var known = known(arrival);
            var asked = known.orElseGet(ledger::newSubject);
            return filing.slot(arrival, new Filing.About(asked, known.isEmpty(), matter.filed().anchor()), matter.filed().category()).map(slot -> {
                var subject = known.orElseGet(() -> ledger.subject(arrival.controller()));
                write(matter, arrival, subject, slot);
                desk.matters().touch(matter, moment(), matter.state() == Matter.State.WAITING ? Matter.State.OPEN : matter.state());
                desk.trail().record(matter, actor, "cases.answered", Map.of("channel", arrival.channel().code()));
                return new Arrived.Opened(matter.id(), subject, slot.left());
            });
        });
    }

    private void write(Matter matter, Arrival arrival, SubjectId subject, Filing.Slot slot) {
        var placed = new Entries.Placed(subject, matter.filed().anchor(), slot.terms(), filing.day(arrival.controller()));
        var mail = arrival.way().mail();
        long entry = desk.entries().write(placed, slot.values(), mail.flatMap(Arrival.Mail::number));
        boolean files = filing.takesFiles(arrival.controller(), slot.category());
        if (files) desk.entries().files(placed, entry, arrival.way().files());
        var found = arrival.channel() == Channel.EMAIL || arrival.channel() == Channel.FORM || arrival.channel() == Channel.CHAT
                ? Screening.of(String.join("\n", slot.values().getOrDefault("subject", ""), slot.values().getOrDefault("message", ""))) : Set.<Screening.Found>of();
        boolean whole = mail.map(Arrival.Mail::whole).orElse(true) && (files || arrival.way().files().isEmpty());
        desk.entries().turn(new Entries.Turn(entry, subject, matter.id(), Entries.Way.IN, moment(), Optional.empty(), Optional.empty(), whole,
                found.stream().map(Screening.Found::code).collect(java.util.stream.Collectors.toSet()), Optional.empty()));
        mail.flatMap(Arrival.Mail::number).ifPresent(number -> desk.matters().thread(matter.controller(), Entries.digest(number), matter.id()));
    }

    /// Whether files may be held with a category.
    public boolean takesFiles(String controller, String category) {
        return filing.takesFiles(controller, category);
    }

    private Instant moment() {
        return setting.clock().instant();
    }

    private static String token() {
        var bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
