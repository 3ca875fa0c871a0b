package vern.mail.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Ledger;
import vern.mail.Returns;
import vern.mail.bounces.Bounce;
import vern.mail.bounces.BounceReader;

/// Takes one mail in: a return to those who keep the address, anything else to those who deal with mail. The same mail is taken in
/// once, also when a node died between taking it in and taking it out of the mailbox.
@Component
class Takings {

    private final Ledger.Setting setting;
    private final JdbcClient database;
    private final ObjectProvider<MailReceiver> receivers;
    private final ObjectProvider<ReturnListener> listeners;
    private final Returns returns;

    Takings(Ledger.Setting setting, JdbcClient database, ObjectProvider<MailReceiver> receivers, ObjectProvider<ReturnListener> listeners, Returns returns) {
        this.setting = setting;
        this.database = database;
        this.receivers = receivers;
        this.listeners = listeners;
        this.returns = returns;
    }

    void take(String controller, byte[] raw) {
        setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            if (isNew(controller, raw, now)) takeNew(controller, raw, now);
            return controller;
        });
    }

    boolean sentFrom(String controller, String number) {
        return returns.sentFrom(controller, number);
    }

    private void takeNew(String controller, byte[] raw, Instant now) {
        var bounce = BounceReader.read(raw);
        switch (bounce) {
            case Bounce.None ignored -> receivers.stream().forEach(receiver -> receiver.receive(controller, MailReader.read(raw, now)));
            case Bounce.DeadAddress dead -> back(controller, bounce, dead.letter());
            case Bounce.Refused refused -> back(controller, bounce, refused.letter());
            case Bounce.Temporary temporary -> back(controller, bounce, temporary.letter());
            case Bounce.Complaint complaint -> back(controller, bounce, complaint.letter());
        }
    }

    private void back(String controller, Bounce bounce, Optional<String> letter) {
        var sent = letter.flatMap(number -> returns.take(controller, number, bounce));
        listeners.stream().forEach(listener -> listener.returned(new ReturnListener.Return(controller, bounce, sent)));
    }

    /// A digest says nothing of the mail, and is forgotten after some months.
    private boolean isNew(String controller, byte[] raw, Instant now) {
        return database.sql("insert into mail.taken (controller, digest, at) values (?, ?, ?) on conflict do nothing")
                .params(List.of(controller, digest(raw), now.atOffset(ZoneOffset.UTC))).update() == 1;
    }

    private static byte[] digest(byte[] raw) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update("mail".getBytes(StandardCharsets.US_ASCII));
            return sha.digest(raw);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /// Forgets what was taken in before that time.
    int forget(Instant before) {
        return database.sql("delete from mail.taken where at < ?").param(before.atOffset(ZoneOffset.UTC)).update();
    }
}
