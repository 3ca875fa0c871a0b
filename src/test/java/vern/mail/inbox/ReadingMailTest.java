package vern.mail.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vern.mail.Address;

/// Mail as it really is: awkward, broken, hostile (the awkward ones from apache/james-mime4j, Apache-2.0).
class ReadingMailTest {

    private static final Path MAILS = Path.of("src/test/resources/vern/mail/mime");
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private static IncomingMail read(String mail) {
        return read(mail.getBytes(StandardCharsets.UTF_8));
    }

    private static IncomingMail read(byte[] raw) {
        return MailReader.read(raw, NOON);
    }

    static Stream<Path> awkward() throws IOException {
        return Files.list(MAILS).filter(file -> file.toString().endsWith(".msg")).sorted();
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void nothingAwkwardIsLost(Path file) throws IOException {
        var mail = read(Files.readAllBytes(file));

        assertThat(mail.body().text().isBlank() && mail.body().enclosures().isEmpty()).isFalse();
        assertThat(mail.body().whole()).isTrue();
    }

    @Test
    void filesAndWordsOfANestedMailAreFound() throws IOException {
        var mail = read(Files.readAllBytes(MAILS.resolve("multi-nested2.msg")));

        assertThat(mail.body().text()).contains("Part 1 of the outer message").contains("Part 5 of the outer message is itself an RFC822 message!");
        assertThat(mail.body().enclosures()).extracting(file -> file.fileName()).contains("3d-vise.gif", "3d-eye.gif");
    }

    @Test
    void aLetterOfTwoFormsIsReadOnce() {
        var mail = read("""
                From: =?iso-8859-1?Q?K=E5re_=D8degaard?= <kunde@postkasse.example>
                To: post@it-total.example
                Subject: =?utf-8?B?TmV0dGV0IGVyIG5lZGU=?=
                Message-ID: <a1@postkasse.example>
                In-Reply-To: <b2@it-total.example>
                References: <b1@it-total.example> <b2@it-total.example>
                Content-Type: multipart/alternative; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8

                Nettet er nede på Åmli.
                --x
                Content-Type: text/html; charset=utf-8

                <p>Nettet er <b>nede</b> på Åmli.</p>
                --x--
                """);

        assertThat(mail.body().text()).isEqualTo("Nettet er nede på Åmli.");
        assertThat(mail.body().subject()).isEqualTo("Nettet er nede");
        assertThat(mail.from().address()).contains(new Address.Email("kunde@postkasse.example"));
        assertThat(mail.thread().messageId()).contains("<a1@postkasse.example>");
        assertThat(mail.thread().answers()).containsExactly("<b2@it-total.example>", "<b1@it-total.example>");
        assertThat(mail.traits()).isEqualTo(new IncomingMail.Traits(false, false, true));
    }

    @Test
    void ofHtmlOnlyTheWordsAreLeft() {
        var mail = read("""
                From: kunde@postkasse.example
                Content-Type: text/html; charset=utf-8

                <html><head><title>skjult</title><style>p { color: red }</style></head><body onload="alert(1)">
                <p>Hei&nbsp;dere &amp; takk</p><script>document.location='https://ond.example'</script>
                <img src="https://ond.example/pixel.gif" onerror="alert(2)"><!-- skjult --><ul><li>En</li><li>To</li></ul>
                <a href="https://ond.example/lure">banken din</a> <svg onload=alert(3)><text>x</text></svg> 2 < 3</body></html>
                """);

        assertThat(mail.body().text()).contains("Hei dere & takk", "En\nTo", "banken din (https://ond.example/lure)", "2 < 3")
                .doesNotContain("alert", "skjult", "pixel", "<p>", "document");
        assertThat(mail.body().enclosures()).isEmpty();
    }

    @Test
    void aWrongCharacterSetSpoilsNoLetters() {
        var says = "From: k@postkasse.example\nContent-Type: text/plain; charset=%s\nContent-Transfer-Encoding: 8bit\n\nÆrlig talt, blåbær.\n";

        assertThat(read(says.formatted("us-ascii")).body().text()).isEqualTo("Ærlig talt, blåbær.");
        assertThat(read(says.formatted("klingon-7")).body().text()).isEqualTo("Ærlig talt, blåbær.");
        assertThat(read(says.formatted("utf-8").getBytes(Charset.forName("windows-1252"))).body().text()).isEqualTo("Ærlig talt, blåbær.");
        assertThat(read(says.formatted("iso-8859-1").getBytes(Charset.forName("windows-1252"))).body().text()).isEqualTo("Ærlig talt, blåbær.");
    }

    @Test
    void aHeaderInPlainLettersIsReadToo() {
        var mail = read("From: Kåre Fantasi <k@postkasse.example>\nSubject: Nettet er nede på Åmli\n\nHei.\n");

        assertThat(mail.body().subject()).isEqualTo("Nettet er nede på Åmli");
        assertThat(mail.from().name()).isEqualTo("Kåre Fantasi");
    }

    @Test
    void whatCannotBeUnderstoodIsEnclosedAsItCame() {
        var mail = read("From: k@postkasse.example\nContent-Type: multipart/mixed; boundary=\"\n\n--\nHei\n");

        assertThat(mail.body().text() + mail.body().enclosures().stream().map(file -> new String(file.content(), StandardCharsets.UTF_8)).toList()).contains("Hei");
    }

    @Test
    void aMailInAMailInAMailEndsSomewhere() {
        var inner = new StringBuilder("From: k@postkasse.example\nContent-Type: text/plain\n\nInnerst.\n");
        for (int i = 0; i < 200; i++) inner.insert(0, "From: k@postkasse.example\nContent-Type: message/rfc822\n\n");

        assertThat(read(inner.toString()).body().whole()).isFalse();
    }

    @Test
    void aThousandPartsAreNotAThousandFiles() {
        var bomb = new StringBuilder("From: k@postkasse.example\nContent-Type: multipart/mixed; boundary=x\n\n");
        for (int i = 0; i < 1000; i++) bomb.append("--x\nContent-Type: image/png\nContent-Disposition: attachment; filename=\"").append(i).append(".png\"\n\nx\n");

        var mail = read(bomb.append("--x--\n").toString());

        assertThat(mail.body().enclosures()).hasSizeLessThanOrEqualTo(300);
        assertThat(mail.body().whole()).isFalse();
    }

    @Test
    void aFileOfFiftyMegabytesIsLeftOutAndSaidSo() {
        var head = "From: k@postkasse.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSe vedlegg.\n--x\nContent-Type: application/zip\nContent-Disposition: attachment; filename=\"stor.zip\"\n\n";
        var raw = (head + "a".repeat(55 * 1024 * 1024) + "\n--x--\n").getBytes(StandardCharsets.US_ASCII);

        var mail = read(raw);

        assertThat(mail.body().text()).isEqualTo("Se vedlegg.");
        assertThat(mail.body().enclosures()).isEmpty();
        assertThat(mail.body().whole()).isFalse();
    }

    @Test
    void machinesAreKnown() {
        assertThat(read("From: k@postkasse.example\nAuto-Submitted: auto-replied\n\nJeg er på ferie.").traits().automatic()).isTrue();
        assertThat(read("From: k@postkasse.example\nPrecedence: bulk\n\nNyheter.").traits().automatic()).isTrue();
        assertThat(read("Return-Path: <>\nFrom: k@postkasse.example\n\nNoe.").traits().automatic()).isTrue();
        assertThat(read("From: k@postkasse.example\nAuto-Submitted: no\n\nHei.").traits().automatic()).isFalse();
    }

    @Test
    void aFileNameStaysAName() {
        var mail = read("""
                From: k@postkasse.example
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/html; name="../../etc/passwd.html"
                Content-Disposition: attachment; filename="../../etc/passwd.html"

                <script>alert(1)</script>
                --x--
                """);

        assertThat(mail.body().enclosures()).singleElement().satisfies(file -> assertThat(file.fileName()).doesNotContain("/", "\\"));
        assertThat(mail.body().text()).isEmpty();
    }

    @Test
    void printingItSaysNothing() {
        assertThat(read("From: Kari <k@postkasse.example>\nSubject: Hemmelig\n\nHemmelig.").toString()).doesNotContain("emmelig", "postkasse");
    }
}
