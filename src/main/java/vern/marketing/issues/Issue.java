package vern.marketing.issues;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// One mailing. `purposes` are tried in their order for each receiver; those that rest on the company's interest are for customers
/// only, about something like what they have: `similarTo` says what.
public record Issue(long id, String controller, Text text, Reach reach, Course course) {

    /// What is written, in Markdown.
    public record Text(Kind kind, String title, String body, String language) {}

    /// Whom it is for. No segments: everyone; `interests` are what it is about, by key, none: everything; no audience: no target group.
    public record Reach(List<String> purposes, List<String> segments, List<String> interests, List<String> similarTo, OptionalLong audience) {
        public Reach {
            purposes = List.copyOf(purposes);
            segments = List.copyOf(segments);
            interests = List.copyOf(interests);
            similarTo = List.copyOf(similarTo);
        }
    }

    /// How far it has come; `rate` in letters a minute.
    public record Course(State state, int rate, Optional<Instant> sendAt, Optional<Instant> started, Optional<Instant> finished) {}

    public enum Kind {
        NEWSLETTER, OFFER, INFORMATION, PRODUCT, RESEARCH;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    public enum State {
        DRAFT, SCHEDULED, SENDING, SENT, STOPPED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean open() {
        return course.state() == State.DRAFT;
    }
}
