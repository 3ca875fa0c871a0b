package vern.portal.entry;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.portal.Visitor;
import vern.register.Contact;
import vern.register.Parties;
import vern.rights.requests.Code;
import vern.rights.requests.IdentityMethod;

/// What people sign in with. The gate says which of it still has a ground: the password of someone whose relation ended opens nothing,
/// whatever the night has taken away by then.
@Repository
class Credentials {

    private static final String COLUMNS = """
            select subject, id, kind, proves, coalesce(password_hash, second_factor, recovery_codes, passkey, electronic_id) as told,
                coalesce(last_login, '') as last_login, material, counter from portal.means\s""";

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Grounds grounds;
    private final EntryKey key;

    /// What says whether something may be held, and used.
    @org.springframework.stereotype.Component("entryGrounds")
    record Grounds(Ledger ledger, Gate gate, Parties parties) {}

    Credentials(JdbcClient database, Ledger.Setting setting, Grounds grounds, EntryKey key) {
        this.database = database;
        this.setting = setting;
        this.grounds = grounds;
        this.key = key;
    }

    private Instant moment() {
        return setting.clock().instant();
    }

    private Optional<Declared> declared(String controller) {
        return Declared.means(setting.declarations().inForce(controller, moment()));
    }

    /// Everything that someone can sign in with now, under whichever of their numbers.
    List<Credential> of(String controller, SubjectId subject) {
        return declared(controller).map(declared -> {
            var use = Use.of(new Actor.Job("sign-in", controller), declared.purpose(), "sign-in").only(declared.category());
            if (!(grounds.gate().use(use, subject) instanceof Use.Answer.Given(var holdings))) return List.<Credential>of();
            var alive = holdings.stream().filter(holding -> holding.place().equals(EntryKeeper.MEANS)).map(vern.ledger.Holding::id).toArray(Long[]::new);
            return database.sql(COLUMNS + "where id = any(?) order by id").param(alive).query(Credentials::credential).list();
        }).orElse(List.of());
    }

    /// The passkey or electronic identity that has this mark.
    Optional<Credential> marked(String controller, byte[] mark) {
        var found = database.sql(COLUMNS + "where mark = ?").param(mark).query(Credentials::credential).optional();
        return found.flatMap(one -> of(controller, one.subject()).stream().filter(alive -> alive.id() == one.id()).findFirst());
    }

    static byte[] mark(String controller, String what) {
        return Code.digest(controller + " " + what);
    }

    private static Credential credential(ResultSet row, int number) throws SQLException {
        return new Credential(new SubjectId(row.getLong("subject")), row.getLong("id"), Means.of(row.getString("kind")).orElseThrow(), row.getString("told"),
                row.getString("last_login"), IdentityMethod.of(row.getString("proves")).orElseThrow(), row.getBytes("material"), row.getLong("counter"));
    }

    /// What of these someone could choose: what the statement declares, if there is a ground to hold it for them.
    Set<Means> open(Visitor visitor) {
        return declared(visitor.controller()).map(declared -> java.util.stream.Stream.of(Means.values())
                .filter(means -> declared.has(means) && place(visitor, declared, means) instanceof Placing.Granted).collect(Collectors.toSet())).orElse(Set.of());
    }

    private Placing place(Visitor visitor, Declared declared, Means means) {
        var wish = Placing.Wish.of(visitor.controller(), declared.category(), declared.source(), visitor.subject(), moment()).holding(Set.of(means.field()));
        return grounds.ledger().place(anchor(visitor).map(wish::on).orElse(wish));
    }

    private Optional<AnchorId> anchor(Visitor visitor) {
        return grounds.parties().of(visitor.subject()).stream().filter(contact -> contact.left().isEmpty()).map(Contact::anchor).findFirst();
    }

    /// Something new to sign in with: what is told of it, what opens the door, what it is found by, and what it shows.
    record Fresh(Means means, String told, byte[] material, Optional<byte[]> mark, IdentityMethod proves) {

        /// It never shows more than whoever makes it has shown.
        static Fresh of(Means means, String told, byte[] material, Visitor maker) {
            return new Fresh(means, told, material, Optional.empty(), weaker(maker.method(), IdentityMethod.SESSION));
        }

        Fresh marked(byte[] digest) {
            return new Fresh(means, told, material, Optional.of(digest), proves);
        }

        Fresh proving(IdentityMethod method) {
            return new Fresh(means, told, material, mark, method);
        }

        @Override
        public String toString() {
            return "Fresh[" + means + "]";
        }
    }

    static IdentityMethod weaker(IdentityMethod one, IdentityMethod other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// Keeps it, in the place of the old one where there can be one only. False where there is no ground to hold it.
    boolean put(Visitor visitor, Fresh fresh) {
        return setting.transactor().inTransaction(connection -> {
            var declared = declared(visitor.controller()).filter(one -> one.has(fresh.means()));
            if (declared.isEmpty() || !(place(visitor, declared.get(), fresh.means()) instanceof Placing.Granted(var terms))) return false;
            if (fresh.means().single()) delete(visitor, fresh.means());
            database.sql("insert into portal.means (subject, anchor, terms, collected, kind, proves, " + fresh.means().column() + ", material, mark) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(visitor.subject().value(), anchor(visitor).map(AnchorId::value).orElse(null), terms.value(), today(visitor.controller()), fresh.means().key(),
                            fresh.proves().key(), fresh.told(), key.seal(bound(visitor.subject(), fresh.means()), fresh.material()), fresh.mark().orElse(null)).update();
            Trail.append(connection, entry(visitor, "portal.means-added", fresh.means()));
            return true;
        });
    }

    private void delete(Visitor visitor, Means means) {
        database.sql("delete from portal.means where subject = ? and kind = ?").params(visitor.subject().value(), means.key()).update();
    }

    /// Its owner does not want it any more: it is gone when this returns. The recovery codes go with what they stand in for.
    void remove(Visitor visitor, Credential credential) {
        setting.transactor().inTransaction(connection -> {
            database.sql("delete from portal.means where subject = ? and id = ?").params(credential.subject().value(), credential.id()).update();
            if (credential.means() == Means.SECOND_FACTOR) delete(visitor, Means.RECOVERY_CODES);
            Trail.append(connection, entry(visitor, "portal.means-removed", credential.means()));
            return credential;
        });
    }

    private Entry entry(Visitor visitor, String kind, Means means) {
        return new Entry(moment(), visitor.controller(), visitor.self().audited(), kind, OptionalLong.of(visitor.subject().value()), Map.of("means", means.key()));
    }

    /// What opens the door; empty where it was sealed by a key that is gone.
    Optional<byte[]> material(Credential credential) {
        return key.open(bound(credential.subject(), credential.means()), credential.material());
    }

    Optional<String> text(Credential credential) {
        return material(credential).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String bound(SubjectId subject, Means means) {
        return means.key() + " " + subject.value();
    }

    /// It was used now. False if a later one was used already: a code or a signature counts once.
    boolean used(String controller, Credential credential, long counter) {
        return database.sql("update portal.means set counter = ?, last_login = ? where subject = ? and id = ? and counter = ? and counter <= ?")
                .params(counter, today(controller).toString(), credential.subject().value(), credential.id(), credential.counter(), counter).update() == 1;
    }

    /// The same for codes of which one is gone now.
    boolean spent(Credential credential, byte[] left) {
        return database.sql("update portal.means set material = ?, counter = counter + 1 where subject = ? and id = ? and counter = ?")
                .params(key.seal(bound(credential.subject(), credential.means()), left), credential.subject().value(), credential.id(), credential.counter()).update() == 1;
    }

    LocalDate today(String controller) {
        return moment().atZone(setting.declarations().inForce(controller, moment()).controller().zone()).toLocalDate();
    }
}
