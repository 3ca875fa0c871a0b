package vern.disclosures;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.statement.Recipient;

/// The written agreements with recipients: those that the statement declares, and those recorded since, of which the newest counts.
@Component
class Agreements {

    /// What an agreement with a processor must say (Art. 28(3)(a)-(h)), and the same security as of the company itself.
    static final List<String> DEMANDS = List.of("instructions", "confidentiality", "security", "sub-processors", "rights", "assistance", "return", "audit");

    private final JdbcClient database;

    Agreements(JdbcClient database) {
        this.database = database;
    }

    /// An agreement as it stands. `id` is 0 for one that only the statement speaks of; then its demands are not known.
    record Agreement(long id, LocalDate signed, Optional<LocalDate> until, Optional<LocalDate> reviewed, List<String> demands, Optional<String> file) {

        public boolean over(LocalDate today) {
            return until.filter(today::isAfter).isPresent();
        }

        public boolean complete() {
            return demands.containsAll(DEMANDS);
        }
    }

    /// The signed paper.
    record Paper(String name, byte[] content) {}

    Optional<Agreement> of(String controller, Recipient recipient) {
        return newest(controller, recipient.key()).or(() -> recipient.agreement()
                .map(declared -> new Agreement(0, declared.signed(), declared.until(), declared.reviewed(), List.of(), Optional.empty())));
    }

    private Optional<Agreement> newest(String controller, String recipient) {
        return database.sql("""
                select id, signed, until, reviewed, demands, file_name from disclosures.agreement
                where controller = ? and recipient = ? order by id desc limit 1""").params(controller, recipient).query(Agreements::agreement).optional();
    }

    Optional<Paper> paper(String controller, String recipient, long id) {
        return database.sql("select file_name, paper from disclosures.agreement where controller = ? and recipient = ? and id = ? and paper is not null")
                .params(controller, recipient, id).query((row, _) -> new Paper(row.getString("file_name"), row.getBytes("paper"))).optional();
    }

    void write(String controller, String recipient, Agreement agreement, Optional<Paper> paper, Instant at) {
        database.sql("""
                insert into disclosures.agreement (controller, recipient, signed, until, reviewed, demands, file_name, paper, recorded)
                values (?, ?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?)""")
                .params(controller, recipient, agreement.signed(), agreement.until().orElse(null), agreement.reviewed().orElse(null),
                        String.join(",", agreement.demands()), paper.map(Paper::name).orElse(null), paper.map(Paper::content).orElse(null),
                        java.sql.Timestamp.from(at)).update();
    }

    boolean closed(String controller, String recipient) {
        return database.sql("select exists (select 1 from disclosures.closure where controller = ? and recipient = ? and opened is null)")
                .params(controller, recipient).query(Boolean.class).single();
    }

    void close(String controller, String recipient, Instant at) {
        database.sql("insert into disclosures.closure (controller, recipient, closed) values (?, ?, ?) on conflict do nothing")
                .params(controller, recipient, java.sql.Timestamp.from(at)).update();
    }

    void open(String controller, String recipient, Instant at) {
        database.sql("update disclosures.closure set opened = ? where controller = ? and recipient = ? and opened is null")
                .params(java.sql.Timestamp.from(at), controller, recipient).update();
    }

    private static Agreement agreement(ResultSet row, int number) throws SQLException {
        Array demands = row.getArray("demands");
        return new Agreement(row.getLong("id"), row.getObject("signed", LocalDate.class), Optional.ofNullable(row.getObject("until", LocalDate.class)),
                Optional.ofNullable(row.getObject("reviewed", LocalDate.class)), List.of((String[]) demands.getArray()),
                Optional.ofNullable(row.getString("file_name")));
    }
}
