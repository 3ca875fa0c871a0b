package vern.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A letter as it is handed to a carrier: everything it needs, in clear. Prints as dots.
record Parcel(Sending sending, Address to, Letter.Content content, List<Enclosure> enclosures, From from, Instant at) {

    /// The company as the receiver sees it.
    record From(String name, Address.Email address) {}

    Parcel {
        enclosures = List.copyOf(enclosures);
    }

    Optional<String> html() {
        return content.html();
    }

    @Override
    public String toString() {
        return "Parcel[" + sending.letter() + "]";
    }
}
