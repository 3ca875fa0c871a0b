package vern.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.ledger.Declarations;
import vern.ledger.History;
import vern.ledger.SubjectId;
import vern.ledger.Uses;
import vern.ledger.Why;
import vern.statement.Basis;
import vern.statement.Recipient;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Formats;

/// Explains single data of a dossier, in the language of the request.
@Component
public class Explanations {

    private static final int LOOKS = 200;
    private static final List<String> BEGINNINGS = List.of("relationship-begun", "agreement-begun", "subscription-begun", "invoice-issued");

    private final Uses uses;
    private final Declarations declarations;
    private final MessageSourceAccessor texts;
    private final Formats formats;
    private final Clock clock;

    /// How things are said.
    @Component
    record Speech(MessageSource messages, Formats formats) {}

    Explanations(Uses uses, Declarations declarations, Speech speech, Clock clock) {
        this.uses = uses;
        this.declarations = declarations;
        texts = new MessageSourceAccessor(speech.messages());
        formats = speech.formats();
        this.clock = clock;
    }

    /// `field` is the declared name of the datum in the record.
    public Explanation of(String controller, Dossier dossier, Dossier.Kept kept, String field) {
        var statement = declarations.inForce(controller, clock.instant());
        var lives = kept.why().reasons().stream().filter(Why.Reason::lives).toList();
        var because = lives.stream().map(Why.Reason::because).distinct().collect(Collectors.joining(" "));
        if (kept.why().blocked()) because = texts.getMessage("rights.blocked", new Object[] {because});
        var zone = statement.controller().zone();
        var lines = kept.why().reasons().stream().map(reason -> line(dossier.history(), kept, reason, zone)).toList();
        var picture = new GroundTimeline(lines, GroundTimeline.day(clock.instant(), zone), texts, formats);
        var purposes = kept.why().reasons().stream().map(Why.Reason::purpose).collect(Collectors.toSet());
        return new Explanation(because, picture.wide(), picture.narrow(), rows(dossier.history(), kept), source(dossier.history(), kept, field, zone),
                belongs(dossier.history(), kept, zone),
                receivers(statement, dossier.history(), kept), looked(statement, dossier.subject(), purposes, 5), version(controller, kept));
    }

    private Explanation.Version version(String controller, Dossier.Kept kept) {
        var version = declarations.version(controller, kept.why().version()).orElse(declarations.inForce(controller, clock.instant())).version();
        return new Explanation.Version(version.number(), formats.date(version.effective()));
    }

    private GroundTimeline.Line line(History history, Dossier.Kept kept, Why.Reason reason, ZoneId zone) {
        return new GroundTimeline.Line(reason.name(), since(history, kept, reason, zone), reason.until().map(end -> GroundTimeline.day(end, zone)),
                !reason.lives());
    }

    /// A consent's ground begins with the yes, every other with the collecting.
    private static LocalDate since(History history, Dossier.Kept kept, Why.Reason reason, ZoneId zone) {
        var collected = kept.holding().collected();
        if (reason.basis() != Basis.CONSENT) return collected;
        return history.said().stream().filter(said -> said.consent() && said.purpose().equals(reason.purpose()))
                .map(said -> GroundTimeline.day(said.begun(), zone)).filter(day -> day.isAfter(collected)).findFirst().orElse(collected);
    }

    private List<Explanation.Row> rows(History history, Dossier.Kept kept) {
        var words = Vocabulary.in(locale().getLanguage());
        return kept.why().reasons().stream().map(reason -> new Explanation.Row(reason.name(), words.basis(reason.basis()),
                reason.citation().orElseGet(() -> texts.getMessage("rights.article", new Object[] {String.valueOf(reason.basis().letter())})),
                formats.date(since(history, kept, reason, ZoneId.of("UTC"))), until(reason), reason.lives())).toList();
    }

    /// When a ground ends or ended, or while what it lasts.
    private String until(Why.Reason reason) {
        if (reason.endedBy().isPresent()) {
            return texts.getMessage("rights.ended." + reason.endedBy().get(), new Object[] {reason.until().map(formats::date).orElse("")},
                    reason.until().map(formats::date).orElse(reason.endedBy().get()));
        }
        return reason.until().filter(end -> !end.equals(Instant.MIN)).map(formats::date).orElse(reason.howLong());
    }

    private String source(History history, Dossier.Kept kept, String field, ZoneId zone) {
        var origin = history.origin(kept.holding(), field);
        var source = Vocabulary.in(locale().getLanguage()).source(origin.map(History.Origin::source).orElse(kept.holding().source()));
        return texts.getMessage("rights.source", new Object[] {source,
                formats.date(origin.map(one -> GroundTimeline.day(one.at(), zone)).orElse(kept.holding().collected()))});
    }

    /// What it hangs on, and since when; an agreement without days of its own began with the relation it is part of.
    private Optional<String> belongs(History history, Dossier.Kept kept, ZoneId zone) {
        return kept.holding().anchor().flatMap(anchor -> history.hooks().stream().filter(hook -> hook.id().equals(anchor)).findFirst()).map(hook -> {
            var begun = begun(hook).or(() -> history.hooks().stream().filter(one -> one.kind().equals("relationship")).flatMap(one -> begun(one).stream()).findFirst());
            var said = begun.map(at -> texts.getMessage("rights.belongs." + hook.kind() + ".since", new Object[] {formats.date(GroundTimeline.day(at, zone))}, ""));
            return said.filter(text -> !text.isEmpty()).orElseGet(() -> texts.getMessage("rights.belongs." + hook.kind(), ""));
        }).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> begun(History.Hook hook) {
        return BEGINNINGS.stream().flatMap(event -> Optional.ofNullable(hook.clocks().get(event)).stream()).max(Instant::compareTo);
    }

    private List<Explanation.Receiver> receivers(Statement statement, History history, Dossier.Kept kept) {
        var found = new LinkedHashMap<String, Explanation.Receiver>();
        var given = history.disclosures().stream().filter(one -> one.categories().contains(kept.holding().category())).toList();
        for (var one : given) {
            Optional.ofNullable(statement.recipients().get(one.recipient()))
                    .ifPresent(recipient -> found.putIfAbsent(recipient.key(), receiver(recipient, Optional.of(formats.date(one.at())))));
        }
        kept.why().reasons().stream().filter(Why.Reason::lives).map(reason -> statement.purposes().get(reason.purpose()))
                .filter(java.util.Objects::nonNull).flatMap(purpose -> purpose.recipients().stream().sorted())
                .flatMap(key -> Optional.ofNullable(statement.recipients().get(key)).stream())
                .forEach(recipient -> found.putIfAbsent(recipient.key(), receiver(recipient, Optional.empty())));
        return List.copyOf(found.values());
    }

    private static Explanation.Receiver receiver(Recipient recipient, Optional<String> last) {
        var language = locale().getLanguage();
        var words = Vocabulary.in(language);
        return new Explanation.Receiver(recipient.name().in(language), words.capacity(recipient.role()), recipient.does().in(language),
                words.list(recipient.countries().stream().map(words::country).toList()), last);
    }

    /// Who has looked at anything of this person's, newest first.
    public List<Explanation.Looked> looked(String controller, SubjectId subject, int most) {
        return looked(declarations.inForce(controller, clock.instant()), subject, Set.of(), most);
    }

    private List<Explanation.Looked> looked(Statement statement, SubjectId subject, Set<String> purposes, int most) {
        var together = new LinkedHashMap<Glance, List<String>>();
        for (var seen : uses.of(subject, LOOKS)) {
            if (!purposes.isEmpty() && !purposes.contains(seen.purpose())) continue;
            var glance = new Glance(formats.dateTime(seen.at()), seen.role(), seen.what(), seen.matter().orElse(""));
            if (together.size() == most && !together.containsKey(glance)) break;
            together.computeIfAbsent(glance, key -> new ArrayList<>()).add(purpose(statement, seen.purpose()));
        }
        return together.entrySet().stream().map(entry -> looked(entry.getKey(), entry.getValue())).toList();
    }

    /// What one click of one person shows: several purposes at once are one look.
    private record Glance(String when, String role, String what, String matter) {}

    private String purpose(Statement statement, String key) {
        return Optional.ofNullable(statement.purposes().get(key)).map(found -> found.name().in(locale().getLanguage()))
                .orElseGet(() -> texts.getMessage("rights.purpose"));
    }

    private Explanation.Looked looked(Glance glance, List<String> purposes) {
        var named = Vocabulary.in(locale().getLanguage()).list(purposes.stream().distinct().toList());
        var what = texts.getMessage("rights.use." + glance.what(), new Object[] {named}, named);
        return new Explanation.Looked(glance.when(), roles(glance.role()), glance.matter().isEmpty() ? what : what + ", " + glance.matter());
    }

    private String roles(String codes) {
        var said = java.util.stream.Stream.of(codes.split(",")).map(code -> texts.getMessage("rights.role." + code,
                texts.getMessage("staff.role." + code, code))).toList();
        return Vocabulary.in(locale().getLanguage()).sentence(Vocabulary.in(locale().getLanguage()).list(said));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
