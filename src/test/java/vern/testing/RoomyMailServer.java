package vern.testing;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.UIDFolder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/// GreenMail, with room for many thousands of mails in one mailbox. To every order it reckons the place of each mail, and for each it asks the folder
/// for the numbers of all, which takes the square of how many there are; here a folder writes its numbers down once, until a mail comes or goes.
final class RoomyMailServer extends GreenMail {

    RoomyMailServer(ServerSetup[] setups) {
        super(setups);
    }

    /// Called each time that it starts, by the constructor too.
    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers plain) {
        if (!(managers instanceof Rooms)) managers = new Rooms();
        return super.createServices(setups, managers);
    }

    private static final class Rooms extends Managers {

        private final ImapHostManager host = new Host();
        private final UserManager users = new UserManager(host);
        private final SmtpManager smtp = new SmtpManager(host, users);

        @Override
        public ImapHostManager getImapHostManager() {
            return host;
        }

        @Override
        public UserManager getUserManager() {
            return users;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return smtp;
        }
    }

    private static final class Host extends ImapHostManagerImpl {

        Host() {
            super(new InMemoryStore());
        }

        @Override
        public MailFolder getFolder(GreenMailUser user, String name) {
            var folder = super.getFolder(user, name);
            return folder == null ? null : (MailFolder) Proxy.newProxyInstance(Host.class.getClassLoader(), new Class<?>[] {MailFolder.class, UIDFolder.class}, new Numbered(folder));
        }
    }

    /// The numbers of a folder's mails as they were when it had so many mails and the next number was that one: a mail that comes takes a number, one
    /// that goes is one mail less.
    private static final class Numbered implements InvocationHandler {

        private record Seen(int count, long next, long[] numbers) {}

        private final MailFolder folder;
        private volatile Seen seen = new Seen(-1, -1, new long[0]);

        Numbered(MailFolder folder) {
            this.folder = folder;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("getMessageUids")) return numbers();
            try {
                return method.invoke(folder, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private long[] numbers() {
            var last = seen;
            int count = folder.getMessageCount();
            long next = folder.getUIDNext();
            if (last.count == count && last.next == next) return last.numbers;
            long[] numbers = folder.getMessageUids();
            seen = new Seen(count, next, numbers);
            return numbers;
        }
    }
}
