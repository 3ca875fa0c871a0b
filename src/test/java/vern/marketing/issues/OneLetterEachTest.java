package vern.marketing.issues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.marketing.newsletter.Reader;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// A letter to many, each of whom has an address of their own.
@VernTest
class OneLetterEachTest {

    @Autowired AppUnderTest app;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    @Test
    void anAddressThatIsNoneIsNotedWithItsReasonAndTheOthersGetTheirLetter() throws Exception {
        var editor = new Editor(app, mailing, dispatch, database, "it-total");
        var before = new Reader(app, dispatch, database, "it-total").joined();
        var wrong = new Reader(app, dispatch, database, "it-total").joined();
        var after = new Reader(app, dispatch, database, "it-total").joined();
        long subject = wrong.subject();
        database.sql("update marketing.subscriber set email = 'leser uten krøllalfa' where subject = ?").param(subject).update();

        long issue = editor.send("En hver", Map.of());

        assertThat(editor.decided(issue, subject)).isEqualTo("no-address");
        for (var reader : new Reader[] {before, after}) {
            assertThat(editor.decided(issue, reader.subject())).isEqualTo("posted");
            assertThat(Postbox.of(reader.address).getLast().getSubject()).isEqualTo("En hver");
        }
        assertThat(Postbox.of(wrong.address)).noneMatch(mail -> subject(mail).equals("En hver"));
        assertThat(Desk.plain(editor.desk("marketing").get("/desk/newsletter/" + issue).body())).contains("address cannot be used as it is stored", "Sent.");
    }

    private static String subject(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }
}
