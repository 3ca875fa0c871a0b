package vern.disclosures.group;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Wish;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Who is shared with which company of the group, and what it reads. The owner stays the controller; the other company has no copy.
@Component
class Sharing {

    private static final int MOST = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient database;
    private final Ledger.Setting setting;
    private final Gate gate;
    private final Disclosures disclosures;

    Sharing(JdbcClient database, Ledger.Setting setting, Gate gate, Disclosures disclosures) {
        this.database = database;
        this.setting = setting;
        this.gate = gate;
        this.disclosures = disclosures;
    }

    /// The declared sharing of a company: with whom, for which purpose.
    record Declared(Recipient with, Purpose purpose) {}

    static Optional<Declared> of(Statement statement) {
        return statement.purposes().values().stream().flatMap(purpose -> purpose.recipients().stream().map(statement.recipients()::get)
                .filter(recipient -> recipient.role() == Recipient.Role.GROUP_COMPANY).map(recipient -> new Declared(recipient, purpose))).findFirst();
    }

    boolean shared(SubjectId subject, String recipient) {
        return database.sql("select exists (select 1 from disclosures.share where subject = ? and recipient = ? and ended is null)").params(subject.value(), recipient).query(Boolean.class).single();
    }

    void share(SubjectId subject, Declared declared, boolean wanted, Actor actor) {
        if (shared(subject, declared.with().key()) == wanted) return;
        setting.transactor().inTransaction(connection -> {
            var now = Timestamp.from(setting.clock().instant());
            if (wanted) {
                database.sql("insert into disclosures.share (subject, recipient, controller, begun) values (?, ?, ?, ?)").params(subject.value(), declared.with().key(), actor.controller(), now).update();
            } else {
                database.sql("update disclosures.share set ended = ? where subject = ? and recipient = ? and ended is null").params(now, subject.value(), declared.with().key()).update();
            }
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), wanted ? "disclosures.shared" : "disclosures.unshared",
                    OptionalLong.of(subject.value()), Map.of("recipient", declared.with().key())));
            return subject;
        });
    }

    /// A code for the other company, shown once; the one before it ends.
    String code(Declared declared, Actor actor) {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return setting.transactor().inTransaction(connection -> {
            var now = Timestamp.from(setting.clock().instant());
            database.sql("update disclosures.group_code set ended = ? where controller = ? and recipient = ? and ended is null").params(now, actor.controller(), declared.with().key()).update();
            database.sql("insert into disclosures.group_code (controller, recipient, digest, made) values (?, ?, ?, ?)").params(actor.controller(), declared.with().key(), digest(code), now).update();
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "disclosures.group-code", OptionalLong.empty(), Map.of("recipient", declared.with().key())));
            return code;
        });
    }

    boolean opens(String controller, Declared declared, String code) {
        return database.sql("select exists (select 1 from disclosures.group_code where controller = ? and recipient = ? and digest = ? and ended is null)")
                .params(controller, declared.with().key(), digest(code.strip())).query(Boolean.class).single();
    }

    /// What the other company finds by a word: the declared fields of those who are shared and have not objected. Each is recorded.
    List<Passing.Handed> find(String controller, Declared declared, String words) {
        var actor = new Actor.ApiKey(declared.with().key(), controller, Set.of(declared.purpose().key()));
        var found = gate.search(Use.of(actor, declared.purpose().key(), "group-search"), words, MOST);
        if (!(found instanceof Use.Answer.Given(var holdings))) return List.of();
        return holdings.stream().map(Holding::subject).distinct().filter(subject -> shared(subject, declared.with().key()))
                .flatMap(subject -> disclosures.pass(Wish.of(actor, declared.with().key(), declared.purpose().key(), subject, fields(controller, declared)))
                        instanceof Passing.Passed(var handed, _, _) ? handed.stream() : java.util.stream.Stream.<Passing.Handed>of()).toList();
    }

    private Map<String, Set<String>> fields(String controller, Declared declared) {
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        var all = new java.util.HashMap<String, Set<String>>();
        declared.purpose().categories().keySet().forEach(category -> {
            var may = new HashSet<>(statement.categories().get(category).fields());
            may.retainAll(declared.with().fields());
            if (!may.isEmpty()) all.put(category, may);
        });
        return all;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
