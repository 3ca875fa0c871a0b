package vern.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vern.ledger.SubjectId;
import vern.mail.carrier.Channel;

/// How far a letter has come. Nothing of the letter itself.
record Sending(SubjectId subject, LetterId letter, String controller, String purpose, Channel channel, Course course, Manner manner) {

    /// Its state and what led to it.
    record Course(State state, int attempts, Instant next, Instant posted, Instant changed, Optional<String> outcome) {}

    /// How it is to go.
    record Manner(String language, Letter.Sender sender, Map<String, String> headers, String messageId, boolean automatic, boolean secret, boolean kept) {
        Manner {
            headers = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(headers));
        }
    }

    enum State {
        /// Not tried yet.
        WAITING,
        /// Tried, and to be tried again.
        FAILED,
        /// In a server's hands just now.
        SENDING,
        SENT,
        /// Cut off after the server had it, before it said so. Only a person can decide to risk a second copy.
        UNSURE,
        /// Refused for good, or tried for too long.
        GIVEN_UP,
        /// Its ground ended before it went, or someone took it back.
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /// Whether there is still something to send.
        boolean open() {
            return this == WAITING || this == FAILED || this == UNSURE || this == GIVEN_UP;
        }
    }
}
