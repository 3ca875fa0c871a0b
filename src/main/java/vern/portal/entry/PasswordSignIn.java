package vern.portal.entry;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.portal.Visitor;
import vern.rights.requests.Code;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.KnownFacts;
import vern.web.NobodysPassword;

/// Signing in by a password, and by the code that comes after it. Whatever is wrong, the answer is the same after the same work: as many
/// passwords are hashed for an address that nobody has as for one that has the most who may share it.
@Component
class PasswordSignIn {

    private static final int SHARING = 2;
    private static final int FOR_AN_ADDRESS = 5;
    private static final int FROM_ONE_PLACE = 60;
    private static final int TRIES = 5;
    private static final Duration WORKS = Duration.ofMinutes(5);

    private final Entering entering;
    private final Credentials credentials;
    private final KnownFacts facts;
    private final Tools tools;
    private final Clock system = Clock.systemUTC();

    /// What the work is done with.
    @Component("passwordTools")
    record Tools(JdbcClient database, PasswordEncoder passwords, NobodysPassword nobodys, Ledger ledger, Logins logins) {}

    PasswordSignIn(Entering entering, Credentials credentials, KnownFacts facts, Tools tools) {
        this.entering = entering;
        this.credentials = credentials;
        this.facts = facts;
        this.tools = tools;
    }

    /// What was written, and from where.
    record Words(String controller, String email, String password, String place) {
        @Override
        public String toString() {
            return "Words[" + controller + "]";
        }
    }

    /// What came of it.
    sealed interface Outcome {
        record In(Visitor visitor) implements Outcome {}

        /// The second factor is asked for; `token` stands for the first.
        record Second(String token) implements Outcome {}

        record Wrong() implements Outcome {}
    }

    Outcome attempt(Words words) {
        var address = words.email().strip().toLowerCase(Locale.ROOT);
        boolean allowed = facts.allowed("password-" + words.controller() + address, FOR_AN_ADDRESS) & facts.allowed("password-from-" + words.place(), FROM_ONE_PLACE);
        var holders = entering.holders(words.controller(), address);
        var right = new ArrayList<List<Credential>>();
        for (int nth = 0; nth < SHARING; nth++) {
            var held = credentials.of(words.controller(), nth < holders.size() ? holders.get(nth) : tools.ledger().newSubject());
            var password = the(held, Means.PASSWORD).flatMap(credentials::text);
            if (tools.passwords().matches(words.password(), password.orElseGet(tools.nobodys()::hash)) && password.isPresent()) right.add(held);
        }
        if (!allowed || right.size() != 1 || holders.size() > SHARING) return new Outcome.Wrong();
        facts.forget("password-" + words.controller() + address);
        return first(words.controller(), right.getFirst());
    }

    private static Optional<Credential> the(List<Credential> held, Means means) {
        return held.stream().filter(one -> one.means() == means).findFirst();
    }

    private Outcome first(String controller, List<Credential> held) {
        var password = the(held, Means.PASSWORD).orElseThrow();
        credentials.used(controller, password, password.counter());
        if (the(held, Means.SECOND_FACTOR).isEmpty()) return new Outcome.In(new Visitor(password.subject(), controller, password.proves()));
        var token = Code.token();
        tools.database().sql("delete from portal.halfway where expires < ?").param(Timestamp.from(system.instant())).update();
        tools.database().sql("insert into portal.halfway (token, controller, subject, proves, expires) values (?, ?, ?, ?, ?)")
                .params(Code.digest(token), controller, password.subject().value(), password.proves().key(), Timestamp.from(system.instant().plus(WORKS))).update();
        return new Outcome.Second(token);
    }

    private record Halfway(SubjectId subject, IdentityMethod proves) {}

    /// Whether a code is still waited for.
    boolean waits(String controller, String token) {
        return halfway(controller, token).isPresent();
    }

    private Optional<Halfway> halfway(String controller, String token) {
        return tools.database().sql("select subject, proves from portal.halfway where token = ? and controller = ? and expires > ? and tries < ?")
                .params(Code.digest(token), controller, Timestamp.from(system.instant()), TRIES)
                .query((row, _) -> new Halfway(new SubjectId(row.getLong("subject")), IdentityMethod.of(row.getString("proves")).orElseThrow())).optional();
    }

    /// The code of the app, or one of the codes that were written down. Empty when it is not right.
    Optional<Visitor> second(String controller, String token, String code) {
        var halfway = halfway(controller, token);
        if (halfway.isEmpty()) return Optional.empty();
        tools.database().sql("update portal.halfway set tries = tries + 1 where token = ?").param(Code.digest(token)).update();
        if (!facts.allowed("second-" + halfway.get().subject().value(), 2 * TRIES)) return Optional.empty();
        var held = credentials.of(controller, halfway.get().subject());
        if (!right(controller, held, code)) return Optional.empty();
        if (tools.database().sql("delete from portal.halfway where token = ?").param(Code.digest(token)).update() == 0) return Optional.empty();
        facts.forget("second-" + halfway.get().subject().value());
        return Optional.of(new Visitor(halfway.get().subject(), controller, halfway.get().proves()));
    }

    private boolean right(String controller, List<Credential> held, String code) {
        var app = the(held, Means.SECOND_FACTOR);
        if (app.isEmpty()) return false;
        var step = credentials.material(app.get()).map(secret -> OneTimeCodes.step(secret, code, system.instant(), app.get().counter())).orElse(java.util.OptionalLong.empty());
        if (step.isPresent()) return credentials.used(controller, app.get(), step.getAsLong());
        return the(held, Means.RECOVERY_CODES).filter(codes -> RecoveryCodes.without(credentials.text(codes).orElse(""), code)
                .filter(left -> credentials.spent(codes, left.getBytes(StandardCharsets.UTF_8))).isPresent()).isPresent();
    }

    /// Where a password is not enough alone: from a network that its owner has never come from.
    boolean usual(Logins.From from) {
        return tools.logins().usual(from);
    }
}
