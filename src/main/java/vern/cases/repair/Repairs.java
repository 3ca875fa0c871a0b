package vern.cases.repair;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.cases.vault.Lending;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Wish;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.register.Duties;
import vern.register.Parties;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Repairs from the counter and home again. A leg begins only when the customer has been told of it, and then only if what goes along
/// may be passed on; what goes along is what the statement says that recipient gets.
@Component
class Repairs {

    private static final Map<String, Set<String>> ALONG = Map.of(Repair.TICKET, Set.of("serial-number", "fault", "visit-address"), "contact", Set.of("name", "phone"));
    private static final List<String> LIFETIME = List.of("product-lifetime-begun", "product-lifetime-ended");

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final RepairRows rows;
    private final Doors doors;

    /// What a repair goes through.
    @Component("repairDoors")
    record Doors(Disclosures disclosures, RepairLetters letters, Parties parties, Lending lending) {}

    Repairs(Ledger.Setting setting, Ledger ledger, RepairRows rows, Doors doors) {
        this.setting = setting;
        this.ledger = ledger;
        this.rows = rows;
        this.doors = doors;
    }

    /// Whether a company repairs: its statement has the category and the purpose.
    static boolean open(Statement statement) {
        return statement.categories().containsKey(Repair.TICKET) && statement.purposes().containsKey(Repair.PURPOSE);
    }

    /// The recipients of a repair who act for us: they get data out of broken media. The first is the usual one.
    static List<String> specialists(Statement statement) {
        var usable = statement.purposes().get(Repair.PURPOSE).recipients();
        return statement.recipients().keySet().stream().filter(usable::contains).filter(key -> statement.recipients().get(key).role() == Recipient.Role.PROCESSOR).toList();
    }

    Optional<Repair> find(String controller, long id) {
        return rows.find(controller, id);
    }

    List<Repair> latest(String controller, int most) {
        return rows.latest(controller, most);
    }

    /// Empty where something of it may not be held; then nothing is.
    Optional<Repair> open(Repair.Brought brought, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var controller = actor.controller();
            var now = setting.clock().instant();
            var anchor = ledger.open(controller, "case", Optional.empty(), clocks(brought, now));
            var holding = new Holding(statement(controller), brought, anchor, now);
            if (!holding.all()) throw new IllegalStateException("what a repair needs may not be held, though the statement declares repairs");
            var id = rows.write(controller, brought, anchor, now);
            record(connection, actor, "repair.opened", rows.find(controller, id).orElseThrow(), Map.of());
            return rows.find(controller, id);
        });
    }

    /// A repair stays for the warranty as long as the thing is expected to last, where that is known.
    private Map<String, Instant> clocks(Repair.Brought brought, Instant now) {
        var clocks = new HashMap<>(Map.of("case-opened", now));
        var known = ledger.happenings(doors.parties().get(brought.party()).relationship());
        LIFETIME.forEach(event -> Optional.ofNullable(known.get(event)).ifPresent(at -> clocks.put(event, at)));
        return clocks;
    }

    private final class Holding {
        private final Statement statement;
        private final Repair.Brought brought;
        private final AnchorId anchor;
        private final Instant now;

        Holding(Statement statement, Repair.Brought brought, AnchorId anchor, Instant now) {
            this.statement = statement;
            this.brought = brought;
            this.anchor = anchor;
            this.now = now;
        }

        boolean all() {
            var ticket = new LinkedHashMap<>(Map.of("serial-number", brought.serial(), "fault", brought.fault(), "received", day()));
            brought.visitAddress().ifPresent(address -> ticket.put("visit-address", address));
            return hold("repair.ticket", Repair.TICKET, "customer", ticket)
                    && hold("repair.contact", "contact", brought.fromForm() ? "form" : "person", Map.of("name", brought.name(), "phone", brought.phone()))
                    && (brought.medium().isEmpty() || hold("repair.medium", Repair.CONTENT, "customer", Map.of("storage-medium", brought.medium().get())));
        }

        private String day() {
            return now.atZone(statement.controller().zone()).toLocalDate().toString();
        }

        private boolean hold(String table, String category, String source, Map<String, String> values) {
            var fields = new LinkedHashMap<>(values);
            fields.values().removeIf(String::isBlank);
            var from = new Duties(statement).source(category, source);
            if (from.isEmpty()) return false;
            var wish = Placing.Wish.of(statement.controller().key(), category, from.get(), brought.subject(), now).on(anchor).holding(fields.keySet());
            if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return false;
            rows.hold(new RepairRows.Kept(table, brought.subject(), anchor, terms, now.atZone(statement.controller().zone()).toLocalDate()), fields);
            return true;
        }
    }

    /// What became of a step.
    sealed interface Step {
        record Done() implements Step {}

        /// As a message key that says what to do.
        record Refused(String why) implements Step {}
    }

    /// Tells the customer of the next leg, by letter or by word of mouth.
    Step tell(Repair repair, String recipient, boolean byLetter, Actor actor) {
        var statement = statement(repair.controller());
        if (!statement.purposes().get(Repair.PURPOSE).recipients().contains(recipient)) return new Step.Refused("cases.repair.refused.recipient");
        if (specialists(statement).contains(recipient) && !repair.recovery().equals(Optional.of(recipient))) return new Step.Refused("cases.repair.refused.recovery");
        return setting.transactor().inTransaction(connection -> {
            if (byLetter && !doors.letters().tell(repair, statement, recipient, actor)) return new Step.Refused("cases.repair.refused.letter");
            rows.told(repair, recipient, byLetter, setting.clock().instant());
            record(connection, actor, "repair.told", repair, Map.of("recipient", recipient, "by-letter", String.valueOf(byLetter)));
            return new Step.Done();
        });
    }

    /// Sends the equipment on to a recipient. Refused where the customer has not been told, and where something may not be passed on.
    Step send(Repair repair, String recipient, Actor actor) {
        var leg = repair.legs().stream().filter(one -> one.recipient().equals(recipient) && one.sent().isEmpty()).findFirst();
        if (leg.isEmpty()) return new Step.Refused("cases.repair.refused.untold");
        return setting.transactor().inTransaction(connection -> {
            var along = pass(repair, recipient, Repair.PURPOSE, along(repair, recipient), actor);
            if (!(along instanceof Passing.Passed passed)) return new Step.Refused(((Passing.Refused) along).reason().messageKey());
            if (repair.carries()) pass(repair, recipient, Repair.HOLDING, Map.of(Repair.CONTENT, Set.of("storage-medium")), actor);
            rows.sent(repair, leg.get(), passed, setting.clock().instant());
            record(connection, actor, "repair.sent", repair, Map.of("recipient", recipient, "country", passed.country()));
            return new Step.Done();
        });
    }

    private Passing pass(Repair repair, String recipient, String purpose, Map<String, Set<String>> what, Actor actor) {
        return doors.disclosures().pass(Wish.of(actor, recipient, purpose, repair.subject(), what).about(repair.number()));
    }

    /// What the statement says that this recipient gets, of what a repair sends along; one who acts for us needs to know neither whose
    /// it is nor where they live.
    private Map<String, Set<String>> along(Repair repair, String key) {
        var recipient = statement(repair.controller()).recipients().get(key);
        if (recipient.fields().isEmpty()) return Map.of(Repair.TICKET, Set.of("serial-number", "fault"));
        var along = new HashMap<String, Set<String>>();
        ALONG.forEach((category, fields) -> {
            var gets = new HashSet<>(fields);
            gets.retainAll(recipient.fields());
            if (!gets.isEmpty()) along.put(category, gets);
        });
        return along;
    }

    /// The equipment is with us again.
    void home(Repair repair, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            rows.home(repair, setting.clock().instant());
            record(connection, actor, "repair.home", repair, Map.of());
            return repair;
        });
    }

    /// The customer has it back. What was held for the repair goes; what a warranty needs stays for as long as it needs it.
    void close(Repair repair, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            rows.close(repair, setting.clock().instant());
            doors.lending().ended(repair.controller(), repair.number(), actor);
            ledger.happen(repair.controller(), repair.anchor(), "case-closed", setting.clock().instant(), actor);
            record(connection, actor, "repair.closed", repair, Map.of());
            return repair;
        });
    }

    private void record(java.sql.Connection connection, Actor actor, String kind, Repair repair, Map<String, String> more) throws java.sql.SQLException {
        var details = new HashMap<>(more);
        details.put("repair-id", "" + repair.id());
        Trail.append(connection, new Entry(setting.clock().instant(), repair.controller(), actor.audited(), kind, OptionalLong.of(repair.subject().value()), details));
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }
}
