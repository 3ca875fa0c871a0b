package vern.cases.desk;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.cases.CaseId;
import vern.cases.Kind;
import vern.ledger.AnchorId;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.telemetry.OpenFaults;

/// The faults that somebody has reported and that are not closed.
@Component
class ReportedFaults implements OpenFaults {

    private final JdbcClient database;
    private final Persons persons;

    ReportedFaults(JdbcClient database, Persons persons) {
        this.database = database;
        this.persons = persons;
    }

    @Override
    public List<Fault> of(String controller, SubjectId person) {
        return database.sql("select id, anchor, opened from cases.matter where subject = any(?) and controller = ? and kind = ? and state <> 'closed' order by id")
                .params(persons.of(person).stream().map(SubjectId::value).toArray(Long[]::new), controller, Kind.FAULT.code())
                .query((row, _) -> new Fault(new AnchorId(row.getLong("anchor")), new CaseId(row.getLong("id")).said(), row.getObject("opened", OffsetDateTime.class).toInstant())).list();
    }
}
