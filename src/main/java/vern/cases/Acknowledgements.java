package vern.cases;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.mail.Address;
import vern.mail.Posted;

/// Tells people that what they wrote has come, and what happens next. Never a machine, never a list, and never the same person so
/// often that two machines could talk to each other (RFC 3834, 2).
@Component
class Acknowledgements {

    private static final int IN_A_DAY = 3;

    private final CaseLetters letters;
    private final JdbcClient database;
    private final Ledger.Setting setting;

    Acknowledgements(CaseLetters letters, JdbcClient database, Ledger.Setting setting) {
        this.letters = letters;
        this.database = database;
        this.setting = setting;
    }

    void send(Matter matter, Arrival arrival, Actor actor) {
        boolean machine = arrival.way().mail().map(Arrival.Mail::automatic).orElse(false);
        boolean written = arrival.channel() == Channel.EMAIL || arrival.channel() == Channel.FORM;
        if (machine || !written || tooMany(matter)) return;
        Address.email(arrival.fields().getOrDefault("email", "")).ifPresent(to -> {
            var key = matter.kind().privacy() ? "cases.received.privacy" : "cases.received";
            var letter = new CaseLetters.Written(to, letters.text(matter, "cases.received.subject"), letters.text(matter, key, matter.id().said()), false);
            letters.purposes(matter).stream().map(purpose -> letters.send(matter, letter, purpose, actor))
                    .anyMatch(posted -> posted.filter(Posted.Waiting.class::isInstance).isPresent());
        });
    }

    private boolean tooMany(Matter matter) {
        return database.sql("select count(*) from cases.matter where subject = ? and opened > ?")
                .params(matter.subject().value(), Matters.at(setting.clock().instant().minus(Duration.ofDays(1)))).query(Long.class).single() > IN_A_DAY;
    }
}
