package vern.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// Something to be sent to one person. It stands on a declared purpose like everything that is held, and whether it is
/// marketing follows from that purpose. Made by [#of], and more is said of it by the methods after that.
public record Letter(Standing standing, Address to, String language, Content content, Manner manner) {

    /// Whom it concerns, and what it is held as until it has gone: a category with an address among those that `purpose` uses,
    /// the source the address came from, and what its ground hangs on.
    public record Standing(String controller, SubjectId subject, String category, String purpose, String source, Optional<AnchorId> anchor) {

        public Standing(String controller, SubjectId subject, String category, String purpose, String source) {
            this(controller, subject, category, purpose, source, Optional.empty());
        }

        public Standing on(AnchorId hook) {
            return new Standing(controller, subject, category, purpose, source, Optional.of(hook));
        }
    }

    /// What is written. An SMS has no subject line. Line breaks and other control characters in a subject line become spaces.
    public record Content(String subject, String text, Optional<String> html) {

        public Content {
            subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        }

        public static Content plain(String subject, String text) {
            return new Content(subject, text, Optional.empty());
        }

        @Override
        public String toString() {
            return "Content[…]";
        }
    }

    /// The company's contact point that it comes from.
    public enum Sender { GENERAL, PRIVACY }

    /// How it goes. `automatic`: written by no person, so that no machine answers it (RFC 3834). `secret`: carries a link or a code
    /// that is for the person alone. `kept`: stays as what was written to the person after it has gone, as long as its category says.
    public record Manner(Sender sender, Map<String, String> headers, List<Enclosure> enclosures, Set<Trait> traits) {

        /// The letter itself is built from these; the caller does not set them.
        private static final Set<String> OURS = Set.of("from", "to", "cc", "bcc", "sender", "subject", "date", "message-id", "return-path",
                "mime-version", "content-type", "content-transfer-encoding", "content-language", "auto-submitted");

        public Manner {
            headers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            headers.forEach(Manner::check);
            enclosures = List.copyOf(enclosures);
            traits = Set.copyOf(traits);
        }

        private static void check(String name, String value) {
            if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,60}") || OURS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                throw new IllegalArgumentException("not a header for a letter to carry");
            }
            if (value.length() > 2000 || !value.matches("[\\x20-\\x7e]*")) throw new IllegalArgumentException("a header holds one line of plain characters");
        }
    }

    public enum Trait { AUTOMATIC, SECRET, KEPT }

    public Letter {
        if (!language.matches("[a-z]{2}")) throw new IllegalArgumentException("not a language");
    }

    /// A letter from the company's general contact point, written by no person in particular.
    public static Letter of(Standing standing, Address to, String language, Content content) {
        return new Letter(standing, to, language, content, new Manner(Sender.GENERAL, Map.of(), List.of(), Set.of(Trait.AUTOMATIC)));
    }

    public Letter from(Sender sender) {
        return with(new Manner(sender, manner.headers(), manner.enclosures(), manner.traits()));
    }

    /// With a header of its own, such as `List-Unsubscribe` or `In-Reply-To`.
    public Letter headed(String name, String value) {
        var more = new LinkedHashMap<>(manner.headers());
        more.put(name, value);
        return with(new Manner(manner.sender(), more, manner.enclosures(), manner.traits()));
    }

    public Letter enclosing(Enclosure enclosure) {
        var more = new ArrayList<>(manner.enclosures());
        more.add(enclosure);
        return with(new Manner(manner.sender(), manner.headers(), more, manner.traits()));
    }

    /// An answer that a person wrote.
    public Letter byHand() {
        return with(traits(Trait.AUTOMATIC, false));
    }

    /// With a link or a code for the person alone: nobody at the desk is shown the text.
    public Letter secret() {
        return with(traits(Trait.SECRET, true));
    }

    /// With words below what is written.
    Letter below(String words) {
        var html = content.html().map(page -> page.replaceFirst("(?i)(</body>|$)", java.util.regex.Matcher.quoteReplacement("<p>" + escaped(words) + "</p>") + "$1"));
        return new Letter(standing, to, language, new Content(content.subject(), content.text().stripTrailing() + "\n\n" + words, html), manner);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>");
    }

    /// Stays when it has gone.
    public Letter kept() {
        return with(traits(Trait.KEPT, true));
    }

    public boolean is(Trait trait) {
        return manner.traits().contains(trait);
    }

    private Manner traits(Trait trait, boolean wanted) {
        var changed = new java.util.HashSet<>(manner.traits());
        if (wanted) changed.add(trait);
        else changed.remove(trait);
        return new Manner(manner.sender(), manner.headers(), manner.enclosures(), changed);
    }

    private Letter with(Manner changed) {
        return new Letter(standing, to, language, content, changed);
    }
}
