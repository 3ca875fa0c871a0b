package vern.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.register.Parties;

/// Who an address belongs to. Only where exactly one person of the company has it; an address shows nobody anything and signs nobody
/// in, it only says under whom a letter is filed.
@Component
class Correspondents {

    private final JdbcClient database;
    private final Parties parties;

    Correspondents(JdbcClient database, Parties parties) {
        this.database = database;
        this.parties = parties;
    }

    Optional<SubjectId> having(String controller, String email) {
        List<Long> found = database.sql("""
                select h.subject from register.person h join ledger.subject s on s.subject = h.subject join ledger.controller c on c.id = s.controller
                where lower(h.email) = :email and c.key = :controller
                union select h.subject from cases.entry h join ledger.subject s on s.subject = h.subject join ledger.controller c on c.id = s.controller
                where lower(h.email) = :email and c.key = :controller limit 2""")
                .param("email", email.toLowerCase(Locale.ROOT)).param("controller", controller).query(Long.class).list();
        return found.size() == 1 ? Optional.of(new SubjectId(found.getFirst())) : Optional.empty();
    }

    /// The relation with a customer, which what they write belongs to.
    Optional<AnchorId> relation(SubjectId subject) {
        return parties.of(subject).stream().findFirst().map(contact -> contact.anchor());
    }

    boolean isOf(String controller, SubjectId subject) {
        return database.sql("select exists (select 1 from ledger.subject s join ledger.controller c on c.id = s.controller where s.subject = ? and c.key = ?)")
                .params(subject.value(), controller).query(Boolean.class).single();
    }
}
