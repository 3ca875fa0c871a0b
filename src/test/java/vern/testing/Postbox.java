package vern.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A real mail server on this machine, one for the run: the application sends to it, and reads mailboxes from it. Letters go when
/// a test says `dispatch.deliver()`. Tests share it, so that each asks for the mail of addresses of its own.
public final class Postbox {

    private static final GreenMail SERVER = start();

    private Postbox() {}

    private static GreenMail start() {
        var setups = new ServerSetup[] {new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP)};
        var server = new RoomyMailServer(setups);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server;
    }

    /// The server itself, for what a test wants of it beyond this.
    public static GreenMail server() {
        return SERVER;
    }

    public static String smtp() {
        return "smtp://localhost:" + SERVER.getSmtp().getPort();
    }

    private static final List<String> COMPANIES = List.of("medic-it", "midt-it", "onemed", "micromedic", "it-total");

    /// IT total has a mailbox on its trade's domain too: `deliver("total-handel", …)`.
    private static final String TRADE_BOX = "kundeservice@total-handel.example";

    /// Where the companies' mail is fetched from: a user for each, whose address is the one that its statement names.
    static String mailboxes() {
        COMPANIES.forEach(company -> SERVER.setUser(box(company), "post-" + company, "secret"));
        SERVER.setUser(TRADE_BOX, "post-total-handel", "secret");
        return Stream.concat(COMPANIES.stream().map(company -> company + "=" + company), Stream.of("it-total=total-handel")).map(one -> one.split("="))
                .map(one -> one[0] + "=imap://post-" + one[1] + "@localhost:" + SERVER.getImap().getPort() + "/INBOX").collect(Collectors.joining(" "));
    }

    static String passwords() {
        return COMPANIES.stream().map(company -> company + "=secret").collect(Collectors.joining("\n"));
    }

    /// The address of a company's mailbox.
    public static String box(String company) {
        return (company.equals("micromedic") ? "info@" : "post@") + company + ".example";
    }

    /// Puts a mail into a company's mailbox, as it is written. The application takes it in when a test says `mailroom.collect()`.
    public static void deliver(String company, String mail) {
        deliver(company, mail.getBytes(StandardCharsets.UTF_8));
    }

    public static void deliver(String company, byte[] mail) {
        try {
            SERVER.getUserManager().getUser("post-" + company).deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (MessagingException fault) {
            throw new AssertionError(fault);
        }
    }

    /// A mail server's notice to IT total that a letter did not arrive (RFC 3464).
    ///
    /// @param status an enhanced code (RFC 3463), such as `5.1.1`
    /// @param letter the letter's Message-ID
    public static String bounce(String address, String status, String letter) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.example
                To: post@it-total.example
                Subject: Undelivered Mail Returned to Sender
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: %s
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """.formatted(address, status, letter);
    }

    /// What lies in a company's mailbox now.
    public static List<MimeMessage> inBox(String company) {
        try {
            return SERVER.getManagers().getImapHostManager().getInbox(SERVER.getUserManager().getUser("post-" + company)).getMessages().stream()
                    .map(stored -> stored.getMimeMessage()).toList();
        } catch (com.icegreen.greenmail.store.FolderException fault) {
            throw new AssertionError(fault);
        }
    }

    /// What has come for an address, oldest first.
    public static List<MimeMessage> of(String address) {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(message -> isTo(message, address)).toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO)).anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException fault) {
            throw new AssertionError(fault);
        }
    }
}
