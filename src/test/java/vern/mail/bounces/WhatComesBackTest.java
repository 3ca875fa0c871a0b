package vern.mail.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vern.mail.Address;

/// Returned mail of many servers, as they really wrote it (sisimai/set-of-emails, BSD-2-Clause), against what each means. Where a
/// server does not say that the address is dead, it is not taken to be.
class WhatComesBackTest {

    private static final Path MAILS = Path.of("src/test/resources/vern/mail/bounces");

    static Stream<String[]> expected() throws IOException {
        return Files.readAllLines(MAILS.resolve("expected.tsv")).stream().map(line -> line.split("\t"));
    }

    @ParameterizedTest
    @MethodSource("expected")
    void isUnderstood(String file, String kind, String code) throws IOException {
        var bounce = BounceReader.read(Files.readAllBytes(MAILS.resolve(file)));

        assertThat(kind(bounce) + " " + code(bounce)).isEqualTo(kind + " " + code);
    }

    @Test
    void noMailOfTheSetIsLeftOut() throws IOException {
        try (var files = Files.list(MAILS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".eml")).count()).isEqualTo(expected().count()).isGreaterThan(120);
        }
    }

    private static String kind(Bounce bounce) {
        return switch (bounce) {
            case Bounce.DeadAddress ignored -> "DEAD";
            case Bounce.Refused ignored -> "REFUSED";
            case Bounce.Temporary ignored -> "TEMP";
            case Bounce.Complaint ignored -> "COMPLAINT";
            case Bounce.None ignored -> "NONE";
        };
    }

    private static String code(Bounce bounce) {
        return switch (bounce) {
            case Bounce.DeadAddress dead -> dead.code();
            case Bounce.Refused refused -> refused.code();
            case Bounce.Temporary temporary -> temporary.code();
            case Bounce.Complaint ignored -> "-";
            case Bounce.None ignored -> "-";
        };
    }

    @Test
    void theCodeDecidesAndNotTheReply() {
        assertThat(report("failed", "5.1.1", "smtp; 550 5.1.1 no such user")).isEqualTo(new Bounce.DeadAddress(someone(), Optional.of("<1@eksempel.example>"), "5.1.1"));
        assertThat(report("failed", "5.7.1", "smtp; 550 5.7.1 policy, user unknown to us")).isInstanceOf(Bounce.Refused.class);
        assertThat(report("failed", "5.2.2", "smtp; 552 mailbox full")).isInstanceOf(Bounce.Refused.class);
        assertThat(report("delayed", "4.4.1", "smtp; timed out")).isInstanceOf(Bounce.Temporary.class);
        assertThat(report("delivered", "2.0.0", "smtp; 250 ok")).isInstanceOf(Bounce.None.class);
    }

    private static Optional<Address.Email> someone() {
        return Address.email("kari@postkasse.example");
    }

    private static Bounce report(String action, String status, String diagnostic) {
        return BounceReader.read(("""
                From: MAILER-DAEMON@mx.example
                To: post@eksempel.example
                Subject: Undelivered
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                It did not work.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; kari@postkasse.example
                Action: %s
                Status: %s
                Diagnostic-Code: %s
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <1@eksempel.example>
                To: kari@postkasse.example
                --b--
                """).formatted(action, status, diagnostic).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anOrdinaryLetterThatSpeaksOfFailureIsNone() {
        var letter = "From: kari@postkasse.example\nSubject: Delivery failure of the parcel 550 5.1.1\n\nIt says user unknown, 550 5.1.1.\n";

        assertThat(BounceReader.read(letter.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Bounce.None.class);
    }
}
