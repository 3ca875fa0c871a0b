package vern.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.ledger.SubjectId;
import vern.mail.Enclosure;

/// Something that has come: from whom it may be, what it says by declared field (`name`, `email`, `message` …), and how it came.
/// Prints as dots.
public record Arrival(String controller, Channel channel, Kind kind, Map<String, String> fields, Way way) {

    /// How it came. `context` is the form's key in the statement; `known` the person, where the one who takes it in knows; `strict`
    /// refuses what a case of this kind may not hold, instead of leaving it out; `once` is the same for what is sent twice.
    public record Way(Optional<String> context, Optional<SubjectId> known, String language, boolean strict, List<Enclosure> files, Optional<Mail> mail, Optional<String> once) {
        public Way {
            files = List.copyOf(files);
        }

        public Way(Optional<String> context, Optional<SubjectId> known, String language, boolean strict, List<Enclosure> files, Optional<Mail> mail) {
            this(context, known, language, strict, files, mail, Optional.empty());
        }
    }

    /// Of mail: its number, whether it came whole, and whether a machine wrote it.
    public record Mail(Optional<String> number, boolean whole, boolean automatic) {}

    public Arrival {
        var filled = new HashMap<String, String>();
        fields.forEach((field, value) -> {
            if (!value.isBlank()) filled.put(field, value.strip());
        });
        fields = Map.copyOf(filled);
    }

    /// What somebody wrote in a form of the company's site.
    public static Arrival form(String controller, String context, Kind kind, Map<String, String> fields, String language) {
        return new Arrival(controller, Channel.FORM, kind, fields, new Way(Optional.of(context), Optional.empty(), language, false, List.of(), Optional.empty()));
    }

    /// What staff register: a call, a letter, a visit.
    public static Arrival registered(String controller, Channel channel, Kind kind, Map<String, String> fields, Optional<SubjectId> known, String language) {
        return new Arrival(controller, channel, kind, fields, new Way(Optional.empty(), known, language, true, List.of(), Optional.empty()));
    }

    public Arrival with(List<Enclosure> files) {
        return new Arrival(controller, channel, kind, fields, new Way(way.context(), way.known(), way.language(), way.strict(), files, way.mail(), way.once()));
    }

    /// Sent again with the same words, it is the same case.
    public Arrival once(String seal) {
        return new Arrival(controller, channel, kind, fields,
                new Way(way.context(), way.known(), way.language(), way.strict(), way.files(), way.mail(), Optional.of(seal)));
    }

    @Override
    public String toString() {
        return "Arrival[" + controller + ", " + channel + ", " + kind + "]";
    }
}
