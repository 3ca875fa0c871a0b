package vern.marketing.newsletter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vern.marketing.Offering;

/// What a reader says of themselves, if they like: who they are, and which of the declared interests are theirs.
public record Said(Optional<Segment> segment, List<String> interests) {

    public static final Said NOTHING = new Said(Optional.empty(), List.of());

    public Said {
        interests = List.copyOf(interests);
    }

    /// Of what came in, only what the newsletter asks for; anything else is not taken in.
    static Said of(Offering offering, String segment, List<String> interests) {
        return new Said(Segment.of(segment).filter(_ -> offering.segmented()), offering.interests().keySet().stream().filter(interests::contains).toList());
    }

    /// As it is kept: keys with commas; empty where nothing was said.
    Optional<String> written() {
        return interests.isEmpty() ? Optional.empty() : Optional.of(interests.stream().collect(Collectors.joining(", ")));
    }

    /// What was kept, as keys.
    public static List<String> read(String written) {
        return Arrays.stream(written.split(",")).map(String::strip).filter(key -> !key.isEmpty()).toList();
    }
}
