package vern.site.consent;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.site.consent.Asked.Group;
import vern.start.Published;
import vern.statement.Disposal;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Statement.Cookie;
import vern.statement.retention.Span;

/// What `vern.js` is told about a company: made from the statement in force, the same for every visitor.
@Component
class ScriptConfiguration {

    private static final List<String> WORDS = List.of("title", "text", "all", "none", "choose", "list", "pick", "off", "necessary", "always", "save", "name",
            "provider", "does", "lasts", "icon", "refused", "accepted", "unanswered", "signal", "since", "again", "withdraw", "change", "close", "held", "once",
            "saved", "policy", "blocked");

    private final Function<String, List<Statement>> versions;
    private final MessageSource messages;
    private final List<ScriptPart> parts;

    @Autowired
    ScriptConfiguration(Published published, MessageSource messages, List<ScriptPart> parts) {
        this(published::versions, messages, parts);
    }

    ScriptConfiguration(Function<String, List<Statement>> versions, MessageSource messages, List<ScriptPart> parts) {
        this.versions = versions;
        this.messages = messages;
        this.parts = List.copyOf(parts);
    }

    Map<String, Object> of(Statement statement) {
        var asked = Asked.of(statement);
        var told = new LinkedHashMap<String, Object>();
        told.put("home", "/" + statement.controller().key());
        told.put("version", statement.version().number());
        told.put("askedSince", askedSince(statement));
        told.put("language", statement.primaryLanguage());
        told.put("hue", statement.controller().theme().hue());
        told.put("chroma", statement.controller().theme().chroma());
        told.put("kept", List.of(asked.item(Choice.COOKIE).map(Asked::seconds).orElse(Choices.NO_IS_REMEMBERED.toSeconds()), Choices.NO_IS_REMEMBERED.toSeconds()));
        told.put("asked", asked.groups().stream().map(group -> group(statement, group)).toList());
        told.put("words", words(asked));
        if (!asked.nothing()) parts.forEach(part -> part.add(statement, told));
        return told;
    }

    /// The newest version whose change asks for a new answer from everybody; older answers do not count.
    private int askedSince(Statement statement) {
        return versions.apply(statement.controller().key()).stream().map(Statement::version)
                .filter(version -> version.needsConsent() && version.number() <= statement.version().number())
                .mapToInt(Statement.Version::number).max().orElse(0);
    }

    private static Map<String, Object> group(Statement statement, Group group) {
        return Map.of("key", group.key(), "signals", signals(statement, group.purpose()),
                "items", group.items().stream().map(item -> List.of(item.name(), item.kind().name().toLowerCase(Locale.ROOT), Asked.seconds(item))).toList());
    }

    /// Google's names for what a purpose allows (Consent Mode v2): statistics for what is only counted, advertising for direct
    /// marketing, else functions and adaptation.
    private static List<String> signals(Statement statement, Purpose purpose) {
        boolean counted = purpose.categories().keySet().stream().map(statement.categories()::get).allMatch(category -> category.disposal() == Disposal.AGGREGATE);
        if (counted) return List.of("analytics_storage");
        return purpose.directMarketing() ? List.of("ad_storage", "ad_user_data", "ad_personalization", "personalization_storage")
                : List.of("functionality_storage", "personalization_storage");
    }

    private Map<String, Object> words(Asked asked) {
        var all = new LinkedHashMap<String, Object>();
        for (var language : asked.statement().languages()) all.put(language, words(asked, language));
        return all;
    }

    private Map<String, Object> words(Asked asked, String language) {
        var words = new LinkedHashMap<String, Object>();
        for (var word : WORDS) words.put(word, say("site.consent." + word, language, "%s", "%s"));
        words.put("lasting", List.of(asked.item(Choice.COOKIE).map(item -> lasts(item, language)).orElse(""), noIsRemembered(language)));
        words.put("needed", List.of(sentence(asked.necessary().stream().map(item -> item.does().in(language)).toList(), language), summary(asked.necessary(), language),
                rows(asked.necessary(), language)));
        words.put("groups", asked.groups().stream().map(group -> List.of(group.purpose().name().in(language),
                group.purpose().consent().map(text -> text.in(language)).orElseGet(() -> group.purpose().because().in(language)),
                summary(group.items(), language), rows(group.items(), language))).toList());
        return words;
    }

    private static String noIsRemembered(String language) {
        return new Span.Calendar(java.time.Period.ofMonths(6)).sentence(language);
    }

    private List<List<String>> rows(List<Cookie> items, String language) {
        return items.stream().map(item -> List.of(item.name(), item.provider(), item.does().in(language), lasts(item, language))).toList();
    }

    private String summary(List<Cookie> items, String language) {
        return items.stream().max(Comparator.comparingLong(Asked::seconds))
                .map(longest -> say("site.consent.count", language, items.size(), Asked.seconds(longest) > 0 ? 1 : 0, lasts(longest, language))).orElse("");
    }

    private String lasts(Cookie item, String language) {
        return Span.read(item.lifetime()).map(span -> span.sentence(language)).orElseGet(() -> say("site.consent.session", language));
    }

    private static String sentence(List<String> parts, String language) {
        var text = String.join(", ", parts);
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.of(language)) + text.substring(1) + ".";
    }

    private String say(String key, String language, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.of(language));
    }
}
