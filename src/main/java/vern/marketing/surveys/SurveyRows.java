package vern.marketing.surveys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;

/// The rows of surveys, of whom was asked, and of answers.
@Component
class SurveyRows {

    private static final String COLUMNS = "id, controller, purpose, question, language, state";

    private final JdbcClient database;

    SurveyRows(JdbcClient database) {
        this.database = database;
    }

    long add(Survey survey, Instant at) {
        return database.sql("insert into marketing.survey (controller, purpose, question, language, state, changed) values (?, ?, ?, ?, 'draft', ?) returning id")
                .params(survey.controller(), survey.purpose(), survey.question(), survey.language(), at.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    List<Survey> of(String controller) {
        return database.sql("select " + COLUMNS + " from marketing.survey where controller = ? order by id desc").param(controller).query(SurveyRows::survey).list();
    }

    Optional<Survey> find(String controller, long id) {
        return database.sql("select " + COLUMNS + " from marketing.survey where controller = ? and id = ?").params(controller, id).query(SurveyRows::survey).optional();
    }

    private static Survey survey(ResultSet row, int number) throws SQLException {
        return new Survey(row.getLong("id"), row.getString("controller"), row.getString("purpose"), row.getString("question"), row.getString("language"),
                Survey.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    boolean move(Survey survey, Survey.State from, Survey.State to, Instant at) {
        return database.sql("update marketing.survey set state = ?, changed = ? where id = ? and state = ?").params(to.code(), at.atOffset(ZoneOffset.UTC), survey.id(), from.code()).update() == 1;
    }

    /// `asked`, or why someone was not.
    void decided(long survey, SubjectId subject, String outcome) {
        database.sql("insert into marketing.invited (subject, survey, outcome) values (?, ?, ?) on conflict do nothing").params(subject.value(), survey, outcome).update();
    }

    boolean asked(long survey, SubjectId subject) {
        return database.sql("select exists (select 1 from marketing.invited where subject = ? and survey = ? and outcome = 'asked')").params(subject.value(), survey)
                .query(Boolean.class).single();
    }

    Map<String, Long> outcomes(long survey) {
        var counts = new TreeMap<String, Long>();
        database.sql("select outcome, count(*) as n from marketing.invited where survey = ? group by 1").param(survey).query(row -> {
            counts.put(row.getString("outcome"), row.getLong("n"));
        });
        return counts;
    }

    /// How many gave each answer; nothing is read of anybody.
    Map<Integer, Long> answers(long survey) {
        var counts = new TreeMap<Integer, Long>();
        database.sql("select answer, count(*) as n from marketing.answer where survey = ? group by 1").param(survey).query(row -> {
            counts.put(Integer.parseInt(row.getString("answer")), row.getLong("n"));
        });
        return counts;
    }

    /// What someone has answered before.
    Optional<Long> earlier(Survey survey, SubjectId subject) {
        return database.sql("select id from marketing.answer where subject = ? and survey = ?").params(subject.value(), survey.id()).query(Long.class).optional();
    }

    void answer(Survey survey, SubjectId subject, Placed placed, int answer) {
        database.sql("""
                insert into marketing.answer (subject, id, terms, collected, question, answer, answered, survey)
                values (?, nextval('marketing.record_id'), ?, ?, ?, ?, ?, ?)""")
                .params(subject.value(), placed.terms().value(), placed.day(), survey.question(), "" + answer, placed.day().toString(), survey.id()).update();
    }

    record Placed(TermsId terms, LocalDate day) {}
}
