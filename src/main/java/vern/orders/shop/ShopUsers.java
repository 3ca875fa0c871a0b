package vern.orders.shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.register.Party;
import vern.register.PartyId;
import vern.statement.Statement;

/// The users of the shop. Each has a name, an e-mail address and a unit, and nothing more; the code they sign in with is shown once,
/// and only its digest is kept.
@Component
class ShopUsers {

    static final String ACCOUNT = "portal-account";
    private static final String LOGIN = "credential";
    private static final Set<String> FIELDS = Set.of("name", "email", "health-unit");
    private static final int TRIES = 5;
    private static final Duration CLOSED = Duration.ofMinutes(15);
    private static final Duration SESSION = Duration.ofHours(8);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Ledger ledger;
    /// Sessions and codes go by the machine's own time.
    private final Clock machine = Clock.systemUTC();

    ShopUsers(JdbcClient database, Ledger.Setting setting, Ledger ledger) {
        this.database = database;
        this.setting = setting;
        this.ledger = ledger;
    }

    /// Whether a company has such a shop: its statement declares users by name, e-mail and unit.
    static boolean open(Statement statement) {
        return Optional.ofNullable(statement.categories().get(ACCOUNT)).filter(category -> Set.copyOf(category.fields()).equals(FIELDS)).isPresent();
    }

    /// The answer to a wish to add a user.
    sealed interface Added {
        /// `code` is shown once.
        record Done(ShopUser user, String code) implements Added {
            @Override
            public String toString() {
                return "Done[…]";
            }
        }

        record Refused(Placing.Reason reason) implements Added {}
    }

    /// Adds a user of an organisation with these fields, all of those that the statement declares and no others.
    Added add(Party party, Map<String, String> fields, Permission permission, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var controller = party.controller();
            var now = setting.clock().instant();
            var anchor = ledger.open(controller, "account", Optional.of(party.relationship()), Map.of("account-begun", now));
            var number = database.sql("""
                    insert into orders.series (controller, kind, last) values (?, 'shop-user', 1)
                    on conflict (controller, kind) do update set last = orders.series.last + 1 returning last""").param(controller).query(Long.class).single();
            var user = new ShopUser(controller, number, party.id(), ledger.subject(controller), anchor);
            var account = ledger.place(wish(user, ACCOUNT, now).holding(fields.keySet()));
            if (account instanceof Placing.Refused(var reason)) return new Added.Refused(reason);
            var code = secret();
            if (!(ledger.place(wish(user, LOGIN, now).holding(Set.of("username", "password-hash", "permissions"))) instanceof Placing.Granted(var login))) {
                return new Added.Refused(Placing.Reason.NO_GROUND);
            }
            write(user, ((Placing.Granted) account).terms().value(), fields, new Login(login.value(), code, permission));
            Trail.append(connection, new Entry(now, controller, actor.audited(), "orders.shop-user-added", OptionalLong.of(user.subject().value()),
                    Map.of("shop-user-id", "" + number, "party.id", "" + party.id().value())));
            return new Added.Done(user, code);
        });
    }

    private static Placing.Wish wish(ShopUser user, String category, Instant now) {
        return Placing.Wish.of(user.controller(), category, "customer", user.subject(), now).on(user.anchor());
    }

    private record Login(int terms, String code, Permission permission) {
        @Override
        public String toString() {
            return "Login[…]";
        }
    }

    private void write(ShopUser user, int account, Map<String, String> fields, Login login) {
        var today = LocalDate.ofInstant(setting.clock().instant(), setting.declarations().inForce(user.controller(), setting.clock().instant()).controller().zone());
        database.sql("insert into orders.shop_user (controller, number, party, holder, anchor) values (?, ?, ?, ?, ?)")
                .params(user.controller(), user.number(), user.party().value(), user.subject().value(), user.anchor().value()).update();
        database.sql("insert into orders.shop_account (subject, id, anchor, terms, collected, name, email, health_unit) values (?, nextval('register.record_id'), ?, ?, ?, ?, ?, ?)")
                .params(user.subject().value(), user.anchor().value(), account, today, fields.get("name"), fields.get("email"), fields.get("health-unit")).update();
        database.sql("insert into orders.shop_login (subject, id, anchor, terms, collected, username, password_hash, permissions) values (?, nextval('register.record_id'), ?, ?, ?, ?, ?, ?)")
                .params(user.subject().value(), user.anchor().value(), login.terms(), today, user.name(), digest(login.code()), login.permission().key()).update();
    }

    /// What a user may do, which the server looks at each time.
    enum Permission {
        /// See what the unit has ordered.
        VIEW,
        ORDER;

        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Permission of(String key) {
            return key.equals("view") ? VIEW : ORDER;
        }
    }

    boolean may(ShopUser user, Permission wanted) {
        return database.sql("select exists (select 1 from orders.shop_login where subject = ? and permissions = any(?))")
                .params(user.subject().value(), wanted == Permission.VIEW ? new String[] {"view", "order"} : new String[] {"order"}).query(Boolean.class).single();
    }

    /// Whether a name may still be tried: after five wrong codes it is closed for a quarter of an hour, also a name that nobody has.
    private boolean open(String controller, String name) {
        var now = machine.instant();
        var what = digest(controller + " " + name.strip().toLowerCase(java.util.Locale.ROOT));
        database.sql("delete from orders.shop_try where at < ?").param(Timestamp.from(now.minus(CLOSED))).update();
        database.sql("insert into orders.shop_try (what, at) values (decode(?, 'hex'), ?)").params(what, Timestamp.from(now)).update();
        return database.sql("select count(*) from orders.shop_try where what = decode(?, 'hex')").param(what).query(Long.class).single() <= TRIES;
    }

    /// A session for whoever has the user's code; the same answer for a user that there is not, and for one that is closed.
    Optional<String> signIn(String controller, String name, String code) {
        boolean open = open(controller, name);
        var found = database.sql("select l.password_hash, u.number from orders.shop_user u join orders.shop_login l on l.subject = u.holder where u.controller = ? and l.username = ?")
                .params(controller, name.strip()).query((row, _) -> Map.entry(row.getString("password_hash"), row.getLong("number"))).optional();
        var given = digest(code.strip());
        var fits = MessageDigest.isEqual(found.map(Map.Entry::getKey).orElse(digest("nobody")).getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
        if (!open || !fits || found.isEmpty()) return Optional.empty();
        database.sql("delete from orders.shop_try where what = decode(?, 'hex')").param(digest(controller + " " + name.strip().toLowerCase(java.util.Locale.ROOT))).update();
        var session = secret();
        database.sql("delete from orders.shop_session where until < ?").param(Timestamp.from(machine.instant())).update();
        database.sql("insert into orders.shop_session (digest, controller, account, until) values (decode(?, 'hex'), ?, ?, ?)")
                .params(digest(session), controller, found.get().getValue(), Timestamp.from(machine.instant().plus(SESSION))).update();
        return Optional.of(session);
    }

    /// Who a session is of. A user whose login has gone has none.
    Optional<ShopUser> of(String controller, String session) {
        return database.sql("""
                select u.number, u.party, u.holder, u.anchor from orders.shop_session s
                join orders.shop_user u on u.controller = s.controller and u.number = s.account join orders.shop_login l on l.subject = u.holder
                where s.controller = ? and s.digest = decode(?, 'hex') and s.until > ?""").params(controller, digest(session), Timestamp.from(machine.instant()))
                .query((row, _) -> user(controller, row)).optional();
    }

    void signOut(String session) {
        database.sql("delete from orders.shop_session where digest = decode(?, 'hex')").param(digest(session)).update();
    }

    List<ShopUser> all(String controller) {
        return database.sql("select number, party, holder, anchor from orders.shop_user where controller = ? order by number desc").param(controller)
                .query((row, _) -> user(controller, row)).list();
    }

    List<ShopUser> of(String controller, PartyId party) {
        return all(controller).stream().filter(user -> user.party().equals(party)).collect(Collectors.toCollection(ArrayList::new));
    }

    /// Whether anything is left about a user.
    boolean left(ShopUser user) {
        return database.sql("select exists (select 1 from orders.shop_account where subject = ?) or exists (select 1 from orders.shop_login where subject = ?)")
                .params(user.subject().value(), user.subject().value()).query(Boolean.class).single();
    }

    private static ShopUser user(String controller, java.sql.ResultSet row) throws java.sql.SQLException {
        return new ShopUser(controller, row.getLong("number"), new PartyId(row.getLong("party")), new SubjectId(row.getLong("holder")), new AnchorId(row.getLong("anchor")));
    }

    private static String secret() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
