package vern.mail.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vern.mail.Address;
import vern.mail.Enclosure;

/// A mail as it came, in plain words: whatever was HTML is text, and nothing of it has been loaded or run. Prints as dots.
public record IncomingMail(From from, Thread thread, Body body, Traits traits, Instant sent) {

    /// Who says they wrote it. Anybody can write anything there.
    public record From(Optional<Address.Email> address, String name, List<String> to) {
        public From {
            to = List.copyOf(to);
        }

        @Override
        public String toString() {
            return "From[…]";
        }
    }

    /// What ties it to other mails: its own number, and those it answers, nearest first.
    public record Thread(Optional<String> messageId, List<String> answers) {
        public Thread {
            answers = List.copyOf(answers);
        }
    }

    /// What it says. `whole` is false where something was left out because there was too much of it.
    public record Body(String subject, String text, List<Enclosure> enclosures, boolean whole) {
        public Body {
            enclosures = List.copyOf(enclosures);
        }

        @Override
        public String toString() {
            return "Body[…]";
        }
    }

    /// `automatic`: a machine wrote it (RFC 3834), so that it is never answered. `list`: it came by a mailing list. `readable`: false if
    /// it could not be understood at all; then it is enclosed as it came.
    public record Traits(boolean automatic, boolean list, boolean readable) {}

    @Override
    public String toString() {
        return "IncomingMail[…]";
    }
}
