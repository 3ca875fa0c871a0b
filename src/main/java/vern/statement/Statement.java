package vern.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The versioned declaration of one controller. What is not said here cannot be held, used or passed on.
public record Statement(
        Controller controller, List<String> languages, Version version, Texts introduction,
        Map<String, Texts> roles, Map<String, Category> categories, Map<String, Purpose> purposes,
        Map<String, Recipient> recipients, Map<String, Context> contexts, List<Cookie> cookies,
        Rights rights, Optional<AgeLimit> ageLimit, Security security, List<Sentence> notices) {

    /// `cause` says why a version came: `service`, `law`, `editorial`. `told` is the day people were told of it; longer
    /// keeping, new purposes and recipients apply only to what is collected after that day.
    public record Version(int number, LocalDate effective, Cause cause, Texts note, Optional<LocalDate> told, boolean needsConsent) {
        public enum Cause { SERVICE, LAW, EDITORIAL }
    }

    /// A setting in which data are collected (webshop, support, exhibition …) with the categories it may take in and
    /// what a person is told there: whether giving is voluntary, and what follows of not giving. `opens`: what a form there is for.
    public record Context(String key, Texts name, Audience audience, List<String> categories, List<String> requiredFields,
                          Optional<Texts> voluntary, Optional<Opens> opens, List<Sentence> sentences) {

        /// The kinds of case that a form can be made for.
        public enum Opens { ENQUIRY, PRODUCT, QUOTATION, SUPPORT, WARRANTY, COMPLAINT, PRIVACY }
    }

    /// Something a site stores on, or reads from, a device (ePrivacy Art. 5(3)). `lifetime` as in the retention language, or `session`.
    /// `script`: a script of the page has to read or remove it; what is not is kept from scripts.
    public record Cookie(String name, Kind kind, Optional<String> purpose, boolean necessary, boolean script, String lifetime, String provider,
                         Texts does, List<Sentence> sentences) {
        public enum Kind { COOKIE, LOCAL_STORAGE, PIXEL, EMBED }
    }

    /// The rights a statement grants, how a person shows who they are for each, and the answer time where it is shorter than the law's.
    public record Rights(Map<String, Right> granted, Optional<String> answerWithin, List<Sentence> sentences) {
        /// `identity`: `session`, `link`, `two-facts`, `eid`, `signed-letter`, `none`; `route`: whom it goes through.
        public record Right(String key, String identity, Optional<String> route, List<Sentence> sentences) {}
    }

    public record AgeLimit(int years, Texts concerns, List<Sentence> sentences) {}

    /// Art. 32(1): measures described generally, each with the role that owns it and how often it is looked at.
    /// `localStores`: what stands on the company's own hardware, where only its own staff come. `signOutAfter`: how long without use someone
    /// stays signed in on Min side, in the retention language.
    public record Security(List<Measure> measures, List<LocalStore> localStores, Optional<String> signOutAfter, List<Sentence> sentences) {
        public record Measure(String key, Texts does, String owner, String reviewEvery) {}

        /// A system on the company's own hardware, and the categories that are kept there.
        public record LocalStore(String key, Texts name, List<String> categories) {}
    }

    /// Every sentence that is published, wherever it stands in the file.
    public Stream<Sentence> sentences() {
        return Stream.of(
                controller.sentences().stream(),
                categories.values().stream().flatMap(c -> c.sentences().stream()),
                purposes.values().stream().flatMap(p -> p.sentences().stream()),
                recipients.values().stream().flatMap(r -> r.sentences().stream()),
                contexts.values().stream().flatMap(c -> c.sentences().stream()),
                cookies.stream().flatMap(c -> c.sentences().stream()),
                rights.sentences().stream(),
                rights.granted().values().stream().flatMap(r -> r.sentences().stream()),
                ageLimit.stream().flatMap(a -> a.sentences().stream()),
                security.sentences().stream(),
                notices.stream()).flatMap(s -> s);
    }

    /// The first language is the one the company writes in.
    public String primaryLanguage() {
        return languages.getFirst();
    }
}
