package vern.mail.inbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.search.MessageIDTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fetches the companies' mail (RFC 9051) and takes each mail out of the mailbox once it is taken in, so that no copy lies there
/// longer than the case it belongs to. One that fails stays, and stops no other.
@Component
public class Mailroom {

    /// The header of a copy that Vern itself put into the mailbox, and takes out again when its case is closed.
    public static final String COPY = "X-Vern-Copy";

    /// More than any mail that is meant to arrive; what is beyond is taken in without its files.
    static final int LARGEST = 60 * 1024 * 1024;
    private static final int IN_ONE_ROUND = 200;
    /// So many are asked for in one question, and those of them that are small are fetched in one answer.
    private static final int TOGETHER = 200;
    private static final int SMALL = 128 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(Mailroom.class);

    private final List<Mailbox> boxes;
    private final Takings takings;

    Mailroom(Mailboxes boxes, Takings takings) {
        this.boxes = boxes.all();
        this.takings = takings;
    }

    /// The mailboxes that are set.
    record Mailboxes(List<Mailbox> all) {}

    /// Takes in what has come. Returns how many mails were taken out of the mailboxes.
    public synchronized int collect() {
        return boxes.stream().mapToInt(this::collect).sum();
    }

    private int collect(Mailbox box) {
        return open(box, folder -> emptied(box, folder));
    }

    private interface Visit {
        int to(Folder folder) throws MessagingException;
    }

    private static int open(Mailbox box, Visit visit) {
        var server = box.server();
        var session = Session.getInstance(properties(server.protocol()));
        try (var store = session.getStore(server.protocol())) {
            store.connect(server.host(), server.port(), server.user().orElse(""), server.password());
            try (var folder = store.getFolder(box.folder())) {
                folder.open(Folder.READ_WRITE);
                return visit.to(folder);
            }
        } catch (MessagingException failed) {
            LOG.warn("The mailbox of {} cannot be read: {}", box.controller(), failed.getClass().getSimpleName());
            return 0;
        }
    }

    private int emptied(Mailbox box, Folder folder) throws MessagingException {
        int taken = 0;
        int count = folder.getMessageCount();
        for (int i = 1; i <= count && taken < IN_ONE_ROUND; i += TOGETHER) {
            taken += taken(box, folder, folder.getMessages(i, Math.min(count, i + Math.min(TOGETHER, IN_ONE_ROUND - taken) - 1)));
        }
        return taken;
    }

    /// One question for what they are, one for what is in the small ones, and one order to remove what was taken in. Whatever was taken in and
    /// not removed, because something broke in between, is known again.
    private int taken(Mailbox box, Folder folder, Message[] some) throws MessagingException {
        folder.fetch(some, profile(FetchProfile.Item.FLAGS, FetchProfile.Item.SIZE, COPY, "Message-ID"));
        var waiting = new ArrayList<Message>();
        for (var message : some) if (!message.isSet(Flags.Flag.DELETED) && !ours(box, message)) waiting.add(message);
        fetch(folder, waiting.stream().filter(Mailroom::small).toArray(Message[]::new));
        var took = waiting.stream().filter(message -> took(box, message)).toArray(Message[]::new);
        folder.setFlags(took, new Flags(Flags.Flag.DELETED), true);
        for (var message : some) if (message instanceof IMAPMessage fetched) fetched.invalidateHeaders();
        return took.length;
    }

    /// Where the server cannot give them together, each is asked for when its turn comes, so that one does not stop the others.
    private static void fetch(Folder folder, Message[] small) {
        try {
            folder.fetch(small, profile(IMAPFolder.FetchProfileItem.MESSAGE));
        } catch (MessagingException refused) {
            LOG.warn("Mails could not be fetched together: {}", refused.getClass().getSimpleName());
        }
    }

    private static FetchProfile profile(Object... wanted) {
        var profile = new FetchProfile();
        for (var one : wanted) {
            if (one instanceof FetchProfile.Item item) profile.add(item);
            else profile.add(one.toString());
        }
        return profile;
    }

    private static boolean small(Message message) {
        try {
            return message.getSize() >= 0 && message.getSize() <= SMALL;
        } catch (MessagingException unknown) {
            return false;
        }
    }

    private boolean ours(Mailbox box, Message message) throws MessagingException {
        return message.getHeader(COPY) != null && number(message).filter(number -> takings.sentFrom(box.controller(), number)).isPresent();
    }

    private static Optional<String> number(Message message) throws MessagingException {
        return Optional.ofNullable(message.getHeader("Message-ID")).filter(all -> all.length > 0).map(all -> all[0].strip());
    }

    /// Whether the company has a mailbox that is read here.
    public boolean reads(String controller) {
        return boxes.stream().anyMatch(box -> box.controller().equals(controller));
    }

    /// Takes copies out of a company's mailbox by their numbers; false if the mailbox could not be reached.
    public synchronized boolean remove(String controller, Set<String> numbers) {
        return boxes.stream().filter(box -> box.controller().equals(controller)).allMatch(box -> removed(box, numbers));
    }

    private static boolean removed(Mailbox box, Set<String> numbers) {
        return open(box, folder -> {
            for (var number : numbers) {
                for (var message : folder.search(new MessageIDTerm(number))) message.setFlag(Flags.Flag.DELETED, true);
            }
            return 1;
        }) == 1;
    }

    /// The text of a fault may hold what is in the mail, so that only its kind is logged.
    private boolean took(Mailbox box, Message message) {
        try {
            takings.take(box.controller(), raw(message));
            return true;
        } catch (MessagingException | IOException | RuntimeException fault) {
            StackTraceElement[] trace = fault.getStackTrace();
            LOG.error("A mail to {} could not be taken in: {} at {}", box.controller(), fault.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
            return false;
        }
    }

    /// As it came, but no more than fits.
    private static byte[] raw(Message message) throws MessagingException, IOException {
        var all = new Bounded();
        message.writeTo(all);
        return all.toByteArray();
    }

    private static final class Bounded extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int one) {
            if (bytes.size() < LARGEST) bytes.write(one);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes.write(some, from, Math.min(length, LARGEST - bytes.size()));
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        for (var name : List.of("connectiontimeout", "timeout", "writetimeout")) properties.put("mail." + protocol + "." + name, "20000");
        properties.put("mail." + protocol + ".partialfetch", "true");
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.put("mail.imap.starttls.enable", "true");
        return properties;
    }
}
