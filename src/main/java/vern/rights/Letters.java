package vern.rights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.law.Law;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Formats;

/// Writes the letters that answer requests, in the language of the request.
@Component
public class Letters {

    private final MessageSourceAccessor texts;
    private final Formats formats;
    private final Law law;

    Letters(MessageSource messages, Formats formats, Law law) {
        texts = new MessageSourceAccessor(messages);
        this.formats = formats;
        this.law = law;
    }

    /// A letter: its heading and its paragraphs, some with words in strong type before them.
    public record Letter(String heading, List<Paragraph> paragraphs) {
        /// As plain text, for a mail and for the file of the request.
        public String text() {
            return heading + "\n\n" + paragraphs.stream().map(one -> one.strong().map(strong -> strong + " ").orElse("") + one.text())
                    .collect(java.util.stream.Collectors.joining("\n\n"));
        }

        @Override
        public String toString() {
            return "Letter[…]";
        }
    }

    public record Paragraph(Optional<String> strong, String text) {
        @Override
        public String toString() {
            return "Paragraph[…]";
        }
    }

    /// The answer to an erasure request, as it will read once the request has been carried out and nothing is found afterwards.
    public Letter ofErasure(Statement statement, ErasurePlan plan, LocalDate today, String language) {
        return ofErasure(statement, new Outcome(plan, 0), today, language);
    }

    /// The answer to an erasure request that has been carried out. What a new search still found is said, not passed over.
    public Letter ofErasure(Statement statement, Erasures.Done done, LocalDate today, String language) {
        return ofErasure(statement, new Outcome(done.plan(), done.found()), today, language);
    }

    private record Outcome(ErasurePlan plan, long found) {

        String extent() {
            if (found > 0) return "found";
            boolean all = plan.blocked().isEmpty() && plan.staying().isEmpty() && plan.toWeigh().isEmpty() && plan.suspended().isEmpty();
            return all ? "all" : "part";
        }

        String heading() {
            if (found > 0) return "rights.letter.title.found";
            return plan.erasedCount() > 0 ? "rights.letter.title" : "rights.letter.title.none";
        }
    }

    private Letter ofErasure(Statement statement, Outcome outcome, LocalDate today, String language) {
        var all = new ArrayList<Paragraph>();
        var words = Vocabulary.in(language);
        var plan = outcome.plan();
        all.add(plain("rights.letter.intro." + outcome.extent()));
        if (plan.erasedCount() > 0) all.add(erased(words.list(lower(plan.erased().keySet())), outcome));
        if (outcome.found() > 0) all.add(strong("rights.letter.found", outcome.found()));
        blocked(plan).ifPresent(all::add);
        for (var one : plan.staying()) {
            if (!one.contract()) all.add(strong("rights.letter.kept", one.name().toLowerCase(java.util.Locale.ROOT), one.because()));
            else all.add(strong("rights.letter.stays", one.name().toLowerCase(java.util.Locale.ROOT), lower(List.of(one.purpose())).getFirst(), one.until().map(formats::date).orElse("")));
        }
        for (var one : plan.toWeigh()) all.add(strong("rights.letter.weigh", words.list(lower(one.parts().keySet())), one.because()));
        if (plan.suspendedCount() > 0) all.add(strong("rights.letter.suspended", words.list(lower(plan.suspended().keySet()))));
        all.addAll(closing(statement, today, language));
        return new Letter(texts.getMessage(outcome.heading()), all);
    }

    /// How every answer ends: where to complain, in which language the law names it, and who answers.
    public java.util.List<Paragraph> closing(Statement statement, LocalDate today, String language) {
        var sender = AccessReport.Sender.of(statement.controller());
        return java.util.List.of(complaint(statement, today, language), plain("rights.report.bye", statement.controller().legalName()),
                plain("rights.report.sender", sender.organisationNumber(), sender.line()));
    }

    private Paragraph erased(String names, Outcome outcome) {
        var told = strong("rights.letter.erased", names, outcome.plan().erasedCount());
        return outcome.found() > 0 ? told : new Paragraph(told.strong(), told.text() + " " + texts.getMessage("rights.letter.again"));
    }

    private Optional<Paragraph> blocked(ErasurePlan plan) {
        if (plan.blocked().isEmpty()) return Optional.empty();
        var names = plan.blocked().stream().map(ErasurePlan.Blocked::name).distinct().toList();
        var first = formats.date(plan.firstBlocked().orElseThrow());
        var last = formats.date(plan.lastBlocked().orElseThrow());
        var key = first.equals(last) ? "rights.letter.blocked.one" : "rights.letter.blocked";
        return Optional.of(strong(key, String.join(", ", lower(names)), plan.blockedCount(), String.join(", ", plan.citations()), first, last));
    }

    private Paragraph complaint(Statement statement, LocalDate today, String language) {
        var found = law.pack(new Country(statement.controller().country())).authority(today);
        var authority = "%s, %s".formatted(found.in(language), found.url().getHost());
        var phone = statement.controller().privacy().phone().or(() -> statement.controller().general().phone());
        return phone.map(number -> plain("rights.letter.disagree", number, authority)).orElseGet(() -> plain("rights.letter.disagree.write", authority));
    }

    private static List<String> lower(java.util.Collection<String> names) {
        return names.stream().map(name -> name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1)).toList();
    }

    private Paragraph plain(String key, Object... arguments) {
        return new Paragraph(Optional.empty(), texts.getMessage(key, arguments));
    }

    private Paragraph strong(String key, Object... arguments) {
        return new Paragraph(Optional.of(texts.getMessage(key + ".head")), texts.getMessage(key, arguments));
    }
}
