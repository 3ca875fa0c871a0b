package vern.marketing.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.testing.AppUnderTest;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// A whole provider's addresses turn out to be gone, and every letter comes back at once. `-Dvern.bounces=10000` for as many.
@VernTest
class ManyComeBackAtOnceTest {

    private static final int MANY = Integer.getInteger("vern.bounces", 250);
    private static final long FIRST = 1L << 42;

    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Mailroom mailroom;

    /// As many readers as that, each like one who has joined, and a letter sent to each.
    private void readers(long like) {
        database.sql("insert into ledger.subject (subject, controller, known_from) select ? + g, controller, known_from from ledger.subject, generate_series(1, ?) g where subject = ?")
                .params(FIRST, MANY, like).update();
        database.sql("""
                insert into ledger.mark (subject, controller, kind, purpose, begun, detail)
                select ? + g, controller, kind, purpose, begun, detail from ledger.mark, generate_series(1, ?) g where subject = ?""").params(FIRST, MANY, like).update();
        database.sql("""
                insert into marketing.subscriber (subject, id, terms, collected, email)
                select ? + g, nextval('marketing.record_id'), terms, collected, 'borte-' || g || '@postkasse.example' from marketing.subscriber, generate_series(1, ?) g where subject = ?""")
                .params(FIRST, MANY, like).update();
        database.sql("""
                insert into marketing.subscription (subject, controller, purpose, state, language, asked, confirmed)
                select ? + g, controller, purpose, state, language, asked, confirmed from marketing.subscription, generate_series(1, ?) g where subject = ?""").params(FIRST, MANY, like).update();
        database.sql("""
                insert into mail.sending (subject, letter, controller, purpose, channel, language, sender, headers, message_id, automatic, secret, kept, state, attempts, next_at, posted, changed)
                select ? + g, nextval('mail.letter_id'), controller, 'newsletter', channel, language, sender, '{}', '<borte-' || g || '@it-total.example>', automatic, secret, false, 'sent', 1, next_at, posted,
                    changed from (select * from mail.sending where subject = ? limit 1) one, generate_series(1, ?) g""").params(FIRST, like, MANY).update();
    }

    private long left(String table) {
        return database.sql("select count(*) from " + table + " where subject > ? and subject <= ?").params(FIRST, FIRST + MANY).query(Long.class).single();
    }

    @Test
    void eachDeadAddressIsErasedAFewHundredAtATimeAndOtherMailIsTakenInToo() throws Exception {
        mailroom.collect();
        var alive = new Reader(app, dispatch, database, "it-total").joined();
        readers(alive.subject());
        for (int i = 1; i <= MANY; i++) Postbox.deliver("it-total", Postbox.bounce("borte-" + i + "@postkasse.example", "5.1.1", "<borte-" + i + "@it-total.example>"));
        Postbox.deliver("it-total", "From: Fantasi Midtimellom <midtimellom@fantasi.example>\r\nTo: post@it-total.example\r\nSubject: Hei\r\nMessage-ID: <midtimellom@fantasi.example>\r\n\r\nEt vanlig brev.\r\n");

        var rounds = new ArrayList<Integer>();
        for (int taken = mailroom.collect(); taken > 0; taken = mailroom.collect()) rounds.add(taken);

        assertThat(rounds).allMatch(taken -> taken <= 200);
        assertThat(rounds.stream().mapToInt(Integer::intValue).sum()).isEqualTo(MANY + 1);
        assertThat(List.of(left("marketing.subscriber"), left("marketing.subscription"), left("mail.letter"))).containsOnly(0L);
        assertThat(database.sql("select count(*) from ledger.mark where subject > ? and subject <= ? and kind = 'CONSENT' and ended is null").params(FIRST, FIRST + MANY).query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from cases.entry where email = 'midtimellom@fantasi.example'").query(Long.class).single()).isOne();
        assertThat(alive.active()).isTrue();
    }
}
