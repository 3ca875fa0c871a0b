package vern.mail.carrier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.mail.Address;
import vern.mail.Enclosure;
import vern.mail.Letter;

/// A letter as it is handed to a carrier: everything it needs, in clear. Prints as dots.
public record Parcel(Label label, Address to, Letter.Content content, List<Enclosure> enclosures, From from, Instant at) {

    /// What is written on the outside. `messageId` is the same at every attempt.
    public record Label(String messageId, String language, Map<String, String> headers, boolean automatic) {}

    /// The company as the receiver sees it.
    public record From(String name, Address.Email address) {}

    public Parcel {
        enclosures = List.copyOf(enclosures);
    }

    Optional<String> html() {
        return content.html();
    }

    @Override
    public String toString() {
        return "Parcel[" + label.messageId() + "]";
    }
}
