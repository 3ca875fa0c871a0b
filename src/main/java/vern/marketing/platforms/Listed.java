package vern.marketing.platforms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;

/// The rows of those who have been put on a list at a platform: numbers and codes.
@Component
class Listed {

    private final JdbcClient database;

    Listed(JdbcClient database) {
        this.database = database;
    }

    /// One place on a list. `list` is the purpose of the list.
    record Row(SubjectId subject, long id, String list) {}

    List<Row> on(String controller, String platform) {
        return database.sql("""
                select m.subject, m.id, m.list from marketing.member m join ledger.terms t on t.id = m.terms join ledger.controller c on c.id = t.controller
                where m.platform = ? and c.key = ? and m.list is not null and m.taken_off is null order by m.id""").params(platform, controller)
                .query((row, n) -> new Row(new SubjectId(row.getLong("subject")), row.getLong("id"), row.getString("list"))).list();
    }

    Map<SubjectId, Row> on(String controller, String platform, String list) {
        return on(controller, platform).stream().filter(row -> row.list().equals(list)).collect(Collectors.toMap(Row::subject, row -> row, (one, other) -> one));
    }

    /// What is to be written about someone.
    record Codes(Optional<String> email, Optional<String> phone) {
        boolean none() {
            return email.isEmpty() && phone.isEmpty();
        }
    }

    long write(SubjectId subject, TermsId terms, Where where, Codes codes) {
        return database.sql("""
                insert into marketing.member (subject, id, terms, collected, included, platform, list, email_hash, phone_hash)
                values (?, nextval('marketing.record_id'), ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(java.util.Arrays.asList(subject.value(), terms.value(), where.day(), where.day().toString(), where.platform(), where.list(),
                        codes.email().orElse(null), codes.phone().orElse(null))).query(Long.class).single();
    }

    /// Someone is off the list whose codes may not go yet.
    void takenOff(SubjectId subject, long id, Instant at) {
        database.sql("update marketing.member set taken_off = ? where subject = ? and id = ?").params(at.atOffset(ZoneOffset.UTC), subject.value(), id).update();
    }

    /// The codes of those who are off the list and that had to stay.
    List<Long> left(String controller) {
        return database.sql("""
                select m.id from marketing.member m join ledger.terms t on t.id = m.terms join ledger.controller c on c.id = t.controller
                where m.taken_off is not null and c.key = ? order by m.id""")
                .param(controller).query(Long.class).list();
    }

    /// Which list, at which platform, since when.
    record Where(String platform, String list, java.time.LocalDate day) {}

    void update(Row row, Codes codes) {
        database.sql("update marketing.member set email_hash = ?, phone_hash = ? where subject = ? and id = ?")
                .params(java.util.Arrays.asList(codes.email().orElse(null), codes.phone().orElse(null), row.subject().value(), row.id())).update();
    }
}
