package vern.portal;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vern.law.Country;
import vern.ledger.AnchorId;
import vern.ledger.Rectification;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.register.Phones;
import vern.rights.answers.SelfServed;
import vern.rights.requests.Code;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.KnownFacts;
import vern.start.Published;

/// Changes of contact details. An e-mail address counts when the link that is sent to it has been used, a telephone number when the code
/// that is sent to it has been written; until then the old one does.
@Component
class DetailChanges {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LINK = Duration.ofDays(2);
    private static final Duration CODE = Duration.ofMinutes(15);
    private static final int TRIES = 5;
    private static final int LONGEST = 200;

    private final Published published;
    private final JdbcClient database;
    private final Doing doing;

    /// With what a change is carried out, and told of.
    @Component("detailDoing")
    record Doing(Rectification rectification, MeLetters letters, KnownFacts attempts, SelfServed selfServed) {}

    DetailChanges(Published published, JdbcClient database, Doing doing) {
        this.published = published;
        this.database = database;
        this.doing = doing;
    }

    /// Whose details, and who changes them; `place` is a colleague's in the company.
    record Whose(Visitor by, SubjectId subject, Optional<AnchorId> place) {
        static Whose own(Visitor visitor) {
            return new Whose(visitor, visitor.subject(), Optional.empty());
        }
    }

    void correct(Whose whose, String field, Optional<String> was, String becomes) {
        var value = Optional.of(becomes.substring(0, Math.min(LONGEST, becomes.length()))).filter(one -> !one.isEmpty());
        var categories = was.isPresent() && whose.place().isEmpty() ? published.of(whose.by().controller()).categories().keySet().stream().filter(key -> !key.equals("rights-request"))
                .collect(Collectors.toSet()) : Set.of("contact");
        doing.rectification().correct(whose.by().controller(), whose.subject(), new Rectification.Change(categories, field, was, value, whose.place()), whose.by().self());
        doing.selfServed().rectified(new Visitor(whose.subject(), whose.by().controller(), whose.by().method()).self(), MePages.language(), categories, whose.by().method(), whose.by().self());
    }

    /// A link to the new address.
    void ask(Whose whose, Address.Email address) {
        var token = Code.token();
        wait(whose, token, new Wanted("email", address.value(), null, LINK));
        doing.letters().change(published.of(whose.by().controller()), new MeLetters.To(whose.subject(), address, MePages.language()), token);
    }

    /// A code to the new number; the token of the page where it is written. Empty where that is no number, or too many were sent.
    Optional<String> ask(Whose whose, String number) {
        var statement = published.of(whose.by().controller());
        var phone = Phones.normalise(number, new Country(statement.controller().country())).flatMap(Address::phone);
        if (phone.isEmpty() || !doing.attempts().allowed("phone-" + whose.by().subject().value())) return Optional.empty();
        var token = Code.token();
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        wait(whose, token, new Wanted("phone", phone.get().value(), digest(token, code), CODE));
        doing.letters().code(statement, new MeLetters.To(whose.subject(), phone.get(), MePages.language()), code);
        return Optional.of(token);
    }

    /// With the token, which the database does not have, so that nobody finds so short a code by its digest.
    private static byte[] digest(String token, String code) {
        return Code.digest(token + " " + code.replaceAll("\\s", ""));
    }

    private record Wanted(String field, String value, byte @Nullable [] code, Duration time) {
        @Override
        public String toString() {
            return "Wanted[" + field + "]";
        }
    }

    private void wait(Whose whose, String token, Wanted wanted) {
        database.sql("insert into portal.change (subject, token, controller, field, sealed, expires, code, anchor, asked_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(whose.subject().value(), Code.digest(token), whose.by().controller(), wanted.field(), Sealed.seal(token, wanted.value()),
                        Timestamp.from(published.moment().plus(wanted.time())), wanted.code(), whose.place().map(AnchorId::value).orElse(null), whose.by().subject().value())).update();
    }

    /// A change that waits. `value` is what it becomes.
    record Waiting(Whose whose, String field, byte @Nullable [] code, byte[] sealed) {
        boolean byCode() {
            return code != null;
        }

        @Override
        public String toString() {
            return "Waiting[" + field + "]";
        }
    }

    Waiting waiting(String company, String token) {
        return database.sql("select subject, field, code, sealed, anchor, asked_by from portal.change where token = ? and controller = ? and used is null and tries < ? and expires > ?")
                .params(Code.digest(token), company, TRIES, Timestamp.from(published.moment())).query((row, _) -> {
                    var subject = new SubjectId(row.getLong("subject"));
                    var by = Optional.ofNullable(row.getObject("asked_by", Long.class)).map(SubjectId::new).orElse(subject);
                    return new Waiting(new Whose(new Visitor(by, company, IdentityMethod.LINK), subject, Optional.ofNullable(row.getObject("anchor", Long.class)).map(AnchorId::new)),
                            row.getString("field"), row.getBytes("code"), row.getBytes("sealed"));
                }).optional().orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    }

    /// Whether what was written is the code; every try is counted before it is compared, so that many at once are no more tries than a few.
    boolean right(Waiting waiting, String token, String written) {
        boolean counted = database.sql("update portal.change set tries = tries + 1 where token = ? and tries < ?").params(Code.digest(token), TRIES).update() == 1;
        return counted && waiting.code() != null && MessageDigest.isEqual(waiting.code(), digest(token, written));
    }

    /// It is shown to be theirs: it counts from now, once. `was` is what stood there.
    boolean carryOut(Waiting waiting, String token, Optional<String> was) {
        if (database.sql("update portal.change set used = ? where token = ? and used is null").params(Timestamp.from(published.moment()), Code.digest(token)).update() == 0) return false;
        correct(waiting.whose(), waiting.field(), was, Sealed.open(token, waiting.sealed()));
        return true;
    }

    /// To the address that counted until now.
    void tell(Waiting waiting, Address.Email old) {
        doing.letters().changed(published.of(waiting.whose().by().controller()), new MeLetters.To(waiting.whose().subject(), old, MePages.language()));
    }
}
