package vern.cases.booking;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.Enclosure;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.statement.Category;
import vern.statement.Statement;

/// Books times, each once, and sends the invitation. Data of whoever comes go when the appointment is over or called off.
@Component
public class Bookings {

    private static final String CATEGORY = "booking";

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Slots slots;
    private final Outbox outbox;
    private final Paper paper;

    /// What is written on.
    @Component
    record Paper(JdbcClient database, MessageSource texts) {}

    Bookings(Ledger.Setting setting, Ledger ledger, Slots slots, Outbox outbox, Paper paper) {
        this.setting = setting;
        this.ledger = ledger;
        this.slots = slots;
        this.outbox = outbox;
        this.paper = paper;
    }

    /// Whether the company's statement has bookings at all.
    public boolean offered(String controller) {
        return statement(controller).categories().containsKey(CATEGORY);
    }

    /// A wish for a time: who, by declared field (`name`, `phone`, `address`, `email`, `equipment`), and the language to write in.
    public record Wish(String controller, long slot, Map<String, String> fields, Optional<SubjectId> known, String language) {
        @Override
        public String toString() {
            return "Wish[" + controller + ", " + slot + "]";
        }
    }

    public Booked book(Wish wish, Actor actor) {
        var slot = slots.find(wish.controller(), wish.slot()).filter(found -> found.starts().isAfter(moment()));
        if (slot.isEmpty()) return new Booked.Refused(Booked.Reason.NO_SLOT);
        var category = statement(wish.controller()).categories().get(CATEGORY);
        if (category == null) return new Booked.Refused(Booked.Reason.NO_GROUND);
        boolean odd = !category.fields().containsAll(wish.fields().keySet()) || !Optional.ofNullable(wish.fields().get("email")).map(text -> text.isBlank() || Address.email(text).isPresent()).orElse(true);
        if (odd) return new Booked.Refused(Booked.Reason.FIELD_NOT_ALLOWED);
        return setting.transactor().inTransaction(connection -> {
            long id = paper.database().sql("select nextval('cases.entry_id')").query(Long.class).single();
            if (!slots.take(slot.get().id(), id)) return new Booked.Refused(Booked.Reason.TAKEN);
            var subject = wish.known().orElseGet(() -> ledger.subject(wish.controller()));
            var anchor = ledger.open(wish.controller(), "case", Optional.empty(), Map.of("case-opened", moment()));
            var values = values(wish, slot.get());
            var source = source(category);
            var wanted = Placing.Wish.of(wish.controller(), CATEGORY, source, subject, moment()).on(anchor).holding(values.keySet());
            if (!(ledger.place(wanted) instanceof Placing.Granted(var terms))) throw new IllegalStateException("the statement declares bookings without a purpose");
            write(id, subject, anchor, terms.value(), values);
            appointment(id, subject, slot.get(), anchor);
            Trail.append(connection, entry(wish.controller(), actor, "cases.booked", subject, id));
            invite(new Invitation(id, 0, subject, anchor, slot.get(), wish.language(), false), Optional.ofNullable(values.get("email")), actor);
            return new Booked.Done(id, subject);
        });
    }

    private Map<String, String> values(Wish wish, Slot slot) {
        var values = BookingKeeper.only(wish.fields());
        values.put("kind", slot.kind().code());
        values.put("date", slot.starts().toString());
        values.put("place", slot.place());
        return values;
    }

    private static String source(Category category) {
        return List.of("person", "customer").stream().filter(category.sources()::contains).findFirst().orElseThrow();
    }

    private void write(long id, SubjectId subject, AnchorId anchor, int terms, Map<String, String> values) {
        var row = new ArrayList<@Nullable Object>(List.of(subject.value(), id, anchor.value(), terms, moment().atZone(java.time.ZoneOffset.UTC).toLocalDate()));
        BookingKeeper.FIELDS.forEach(field -> row.add(values.get(field)));
        paper.database().sql("insert into cases.booking (subject, id, anchor, terms, collected, " + String.join(", ", BookingKeeper.FIELDS)
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").params(row).update();
    }

    private void appointment(long id, SubjectId subject, Slot slot, AnchorId anchor) {
        paper.database().sql("insert into cases.appointment (subject, id, controller, kind, slot, anchor, state, sequence, at) values (?, ?, ?, ?, ?, ?, 'booked', 0, ?)")
                .params(subject.value(), id, slot.controller(), slot.kind().code(), slot.id(), anchor.value(), Slots.at(moment())).update();
    }

    private record Invitation(long id, int sequence, SubjectId subject, AnchorId anchor, Slot slot, String language, boolean cancelled) {}

    private void invite(Invitation invitation, Optional<String> email, Actor actor) {
        var slot = invitation.slot();
        var statement = statement(slot.controller());
        email.flatMap(Address::email).ifPresent(to -> {
            var locale = Locale.forLanguageTag(invitation.language());
            var kind = paper.texts().getMessage("cases.kind." + slot.kind().code(), null, locale);
            var when = DateTimeFormatter.ofPattern("EEEE d MMMM y HH:mm", locale).format(slot.starts().atZone(statement.controller().zone()));
            var title = paper.texts().getMessage(invitation.cancelled() ? "cases.booking.off" : "cases.booking.title", new Object[] {kind, statement.controller().tradeName()}, locale);
            var text = paper.texts().getMessage(invitation.cancelled() ? "cases.booking.off.text" : "cases.booking.text", new Object[] {kind, when, slot.place()}, locale);
            var organiser = statement.controller().general().email().orElse("");
            var file = Calendar.write(new Calendar.Event("booking-" + invitation.id() + "@" + slot.controller() + ".vern", invitation.sequence(), moment(), slot, title, organiser, invitation.cancelled()));
            var purpose = statement.purposes().values().stream().filter(one -> one.categories().containsKey(CATEGORY)).findFirst().orElseThrow().key();
            var standing = new Letter.Standing(slot.controller(), invitation.subject(), CATEGORY, purpose, source(statement.categories().get(CATEGORY))).on(invitation.anchor());
            outbox.send(Letter.of(standing, to, invitation.language(), Letter.Content.plain(title, text)).enclosing(new Enclosure("invitation.ics", "text/calendar", file)), actor);
        });
    }

    /// What stands in the calendar.
    public record Appointment(long id, SubjectId subject, String controller, long slot, AnchorId anchor, String state, int sequence) {}

    public List<Appointment> of(String controller, List<Long> some) {
        return paper.database().sql("select id, subject, controller, slot, anchor, state, sequence from cases.appointment where controller = ? and slot = any(?) order by at")
                .params(controller, some.toArray(Long[]::new)).query((row, n) -> new Appointment(row.getLong(1), new SubjectId(row.getLong(2)), row.getString(3), row.getLong(4),
                        new AnchorId(row.getLong(5)), row.getString(6), row.getInt(7))).list();
    }

    /// Called off, or over. The time is free again if it was called off; the data go. `email` is told where it is known.
    public boolean end(Appointment appointment, boolean calledOff, Optional<String> email, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            int changed = paper.database().sql("update cases.appointment set state = ?, sequence = sequence + 1 where subject = ? and id = ? and state = 'booked'")
                    .params(calledOff ? "cancelled" : "done", appointment.subject().value(), appointment.id()).update();
            if (changed == 0) return false;
            if (calledOff) {
                slots.free(appointment.slot(), appointment.id());
                slots.find(appointment.controller(), appointment.slot()).ifPresent(slot -> invite(new Invitation(appointment.id(), appointment.sequence() + 1, appointment.subject(),
                        appointment.anchor(), slot, statement(appointment.controller()).primaryLanguage(), true), email, actor));
            }
            ledger.happen(appointment.controller(), appointment.anchor(), "case-closed", moment().plusSeconds(calledOff ? 3600 : 0), actor);
            Trail.append(connection, entry(appointment.controller(), actor, calledOff ? "cases.booking-off" : "cases.booking-done", appointment.subject(), appointment.id()));
            return true;
        });
    }

    private Entry entry(String controller, Actor actor, String what, SubjectId subject, long id) {
        return new Entry(moment(), controller, actor.audited(), what, OptionalLong.of(subject.value()), Map.of("booking-id", String.valueOf(id)));
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, moment());
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
