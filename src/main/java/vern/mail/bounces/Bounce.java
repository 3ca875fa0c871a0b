package vern.mail.bounces;

import java.util.Optional;
import vern.mail.Address;

/// What a returned mail says. `letter` is the number (Message-ID) of the letter it speaks of, where it says so; `code` is the enhanced
/// status code (RFC 3463) or `unknown`.
public sealed interface Bounce {

    /// The address does not exist: nothing more is sent to it. It says nothing of what the person wants.
    record DeadAddress(Optional<Address.Email> address, Optional<String> letter, String code) implements Bounce {}

    /// The address may be good, but this letter was refused for good: its content, its sender, its size, a full mailbox.
    record Refused(Optional<Address.Email> address, Optional<String> letter, String code) implements Bounce {}

    /// Not delivered yet, or not just now.
    record Temporary(Optional<Address.Email> address, Optional<String> letter, String code) implements Bounce {}

    /// The person called it unwanted (RFC 5965): an objection to marketing.
    record Complaint(Optional<Address.Email> address, Optional<String> letter) implements Bounce {}

    /// Something else: an ordinary mail, an automatic answer, a notice that all is well.
    record None() implements Bounce {}
}
