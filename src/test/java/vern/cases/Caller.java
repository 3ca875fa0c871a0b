package vern.cases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;

/// What tests of cases look at: the tables, as an auditor would.
final class Caller {

    private Caller() {}

    static String address() {
        return "p" + UUID.randomUUID().toString().substring(0, 8) + "@postkasse.example";
    }

    static String mail(String from, String subject, String text) {
        return "From: Tenkt Avsender <" + from + ">\nTo: post@eksempel.example\nSubject: " + subject + "\nMessage-ID: <" + UUID.randomUUID() + "@postkasse.example>\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text + "\n";
    }

    static Map<String, Object> caseFrom(JdbcClient database, String email) {
        return database.sql("select m.* from cases.matter m join cases.turn t on t.matter = m.id join cases.entry e on e.subject = t.subject and e.id = t.entry where e.email = ?"
                + " order by m.id desc limit 1").param(email).query().singleRow();
    }

    static long entries(JdbcClient database, SubjectId subject) {
        return database.sql("select count(*) from cases.entry where subject = ?").param(subject.value()).query(Long.class).single();
    }

    static List<String> texts(JdbcClient database, long matter) {
        return database.sql("select coalesce(e.message, '') from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where t.matter = ? order by t.at, t.entry")
                .param(matter).query(String.class).list();
    }
}
