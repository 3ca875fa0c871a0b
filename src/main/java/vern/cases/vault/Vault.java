package vern.cases.vault;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Duties;
import vern.register.Parties;
import vern.start.DueJob;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Customers' credentials. Kept only while an agreement runs, read only for a stated reason, and each reading is in the trail.
@Component
public class Vault implements DueJob {

    static final String CATEGORY = "credential";
    static final String FIELD = "password-encrypted";
    private static final ZoneId NIGHT = ZoneId.of("Europe/Oslo");

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final VaultKeys keys;
    private final Doors doors;

    /// What goes in and out goes through these.
    @Component("vaultDoors")
    record Doors(Ledger ledger, Gate gate, Parties parties, Scopes scopes, Lending lending) {}

    Vault(JdbcClient database, Ledger.Setting setting, VaultKeys keys, Doors doors) {
        this.database = database;
        this.setting = setting;
        this.keys = keys;
        this.doors = doors;
    }

    /// The purpose that credentials are kept for; none where a statement does not declare any that are encrypted.
    public static Optional<Purpose> purpose(Statement statement) {
        return Optional.ofNullable(statement.categories().get(CATEGORY)).filter(category -> category.fields().contains(FIELD))
                .flatMap(_ -> statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(CATEGORY)).findFirst());
    }

    /// What is put away: its words by field, the password, and the case that alone it is for, if it is.
    record Handed(Map<String, String> words, String password, Optional<String> matter) {
        @Override
        public String toString() {
            return "Handed[…]";
        }
    }

    /// Puts a password away. False where there is no running agreement that it could be kept for, or where the system is outside it.
    boolean put(SubjectId subject, Handed handed, Actor actor) {
        var words = handed.words();
        if (!scope(subject).covers(words.getOrDefault("system", ""))) return false;
        return setting.transactor().inTransaction(connection -> {
            var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
            var now = setting.clock().instant();
            var fields = new TreeMap<>(words);
            fields.put(FIELD, "");
            var source = new Duties(statement).source(CATEGORY, "customer").orElseThrow();
            var agreement = doors.parties().of(subject).stream().filter(contact -> contact.left().isEmpty()).map(contact -> contact.anchor()).findFirst();
            if (agreement.isEmpty()) return false;
            var anchor = handed.matter().map(_ -> doors.lending().anchor(actor.controller(), agreement.get())).or(() -> agreement);
            var wish = Placing.Wish.of(actor.controller(), CATEGORY, source, subject, now).on(anchor.get()).holding(fields.keySet());
            if (!(doors.ledger().place(wish) instanceof Placing.Granted(var terms))) return false;
            database.sql("insert into vault.credential (subject, anchor, terms, collected, username, system, password_encrypted) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(subject.value(), anchor.get().value(), terms.value(), now.atZone(statement.controller().zone()).toLocalDate(), words.get("username"), words.get("system"),
                            keys.lock(subject, handed.password())).update();
            handed.matter().ifPresent(matter -> doors.lending().lent(actor, subject, anchor.get(), matter));
            Trail.append(connection, entry(actor, "vault.put", subject, Map.of()));
            return true;
        });
    }

    /// What lies in the vault about a person, locked; for those who may act for the purpose.
    Use.Answer look(SubjectId subject, Actor actor, String purpose) {
        return doors.gate().use(Use.of(actor, purpose, "vault-list").only(CATEGORY), subject);
    }

    /// The answer to who wants to see a password.
    sealed interface Shown {
        record Open(String password) implements Shown {}

        /// It is for a system that the agreement does not cover.
        record Outside(String system) implements Shown {}

        record Missing() implements Shown {}
    }

    /// One password, for a reason, a case's number; of a system that the agreement covers. Every refusal for that is in the trail.
    Shown show(SubjectId subject, long id, String reason, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
            var use = new Use(actor, purpose(statement).orElseThrow().key(), Set.of(CATEGORY), "vault-shown", Optional.of(reason));
            if (!(doors.gate().use(use, subject) instanceof Use.Answer.Given(var holdings))) return new Shown.Missing();
            var wanted = holdings.stream().filter(holding -> holding.id() == id && holding.place().equals("vault.credential"))
                    .filter(holding -> holding.anchor().filter(doors.lending()::over).isEmpty()).findFirst();
            var system = wanted.flatMap(holding -> holding.field("system")).map(value -> value.reveal()).orElse("");
            if (wanted.isPresent() && !scope(subject).covers(system)) {
                Trail.append(connection, entry(actor, "vault.outside", subject, Map.of("record-id", "" + id, "matter", reason)));
                return new Shown.Outside(system);
            }
            var opened = wanted.flatMap(holding -> holding.field(FIELD)).flatMap(locked -> keys.open(subject, locked.reveal()));
            if (opened.isPresent()) Trail.append(connection, entry(actor, "vault.shown", subject, Map.of("record-id", "" + id, "matter", reason)));
            return opened.<Shown>map(Shown.Open::new).orElse(new Shown.Missing());
        });
    }

    /// What the agreement of the customer that someone stands for covers.
    Scopes.Scope scope(SubjectId subject) {
        return party(subject).map(doors.scopes()::of).orElse(new Scopes.Scope(java.util.List.of()));
    }

    Optional<vern.register.PartyId> party(SubjectId subject) {
        return doors.parties().of(subject).stream().filter(contact -> contact.left().isEmpty()).map(contact -> contact.party()).findFirst();
    }

    /// The cases that single passwords are for, by the anchor that they hang on.
    Map<Long, String> lent(SubjectId subject) {
        return doors.lending().of(subject);
    }

    boolean matterOpen(String controller, String matter) {
        return doors.lending().open(controller, matter);
    }

    /// What may still be opened, the newest first.
    List<Holding> usable(List<Holding> holdings) {
        return holdings.stream().filter(holding -> holding.place().equals("vault.credential") && holding.anchor().filter(doors.lending()::over).isEmpty()).sorted((a, b) -> Long.compare(b.id(), a.id())).toList();
    }

    private Entry entry(Actor actor, String kind, SubjectId subject, Map<String, String> details) {
        return new Entry(setting.clock().instant(), actor.controller(), actor.audited(), kind, OptionalLong.of(subject.value()), details);
    }

    @Override
    public String name() {
        return "vault-keys";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(4, 20), after, NIGHT);
    }

    /// After the sweep: the keys of those of whom nothing is left.
    @Override
    public void run(Instant at) {
        doors.lending().forget();
        for (var holder : keys.holders()) {
            var left = database.sql("select exists (select 1 from vault.credential where subject = ?)").param(holder.value()).query(Boolean.class).single();
            if (!left) keys.forget(holder);
        }
    }
}
