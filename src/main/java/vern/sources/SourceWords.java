package vern.sources;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.start.PublicAddress;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// What a person is told of what came from somebody else: from whom, what, why, how long, who gets it, and their rights (Art. 14(1), (2)).
@Component
class SourceWords {

    private final Ledger.Setting setting;
    private final PublicAddress address;
    private final MessageSource texts;

    SourceWords(Ledger.Setting setting, PublicAddress address, MessageSource texts) {
        this.setting = setting;
        this.address = address;
        this.texts = texts;
    }

    Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }

    /// The line below the first letter to someone.
    String line(SourceNotice notice, List<Holding> held, String language) {
        return text("sources.line", language, giver(notice, held, language), day(notice.what().day(), language), address.of("/" + notice.what().controller() + "/me"));
    }

    String heading(String language) {
        return text("sources.letter.subject", language);
    }

    /// The letter, paragraph by paragraph.
    List<String> letter(SourceNotice notice, List<Holding> held, String language) {
        var statement = statement(notice.what().controller());
        var category = statement.categories().get(notice.what().category());
        var fields = held.stream().flatMap(holding -> holding.fields().keySet().stream()).distinct().sorted().map(Vocabulary.in(language)::field).toList();
        var says = new ArrayList<String>();
        says.add(text("sources.letter.from", language, giver(notice, held, language), day(notice.what().day(), language),
                fields.isEmpty() ? category.name().in(language) : Vocabulary.in(language).list(fields)));
        statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category.key())).forEach(purpose -> says.add(why(purpose, notice, language)));
        says.add(others(statement, category.key(), language));
        says.add(text("sources.letter.rights", language, address.of("/" + notice.what().controller() + "/me")));
        says.add(text("sources.letter.who", language, statement.controller().legalName(), address.of("/" + notice.what().controller() + "/privacy"), authority(statement, language)));
        return says;
    }

    private String why(Purpose purpose, SourceNotice notice, String language) {
        var words = Vocabulary.in(language);
        var rule = purpose.categories().get(notice.what().category()).sentence(language, setting.law());
        return words.sentence(purpose.name().in(language)) + ". " + words.sentence(purpose.because().in(language)) + " " + text("sources.letter.basis", language, words.basis(purpose.basis()), rule);
    }

    private String others(Statement statement, String category, String language) {
        var names = statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category)).flatMap(purpose -> purpose.recipients().stream()).distinct()
                .map(statement.recipients()::get).map(one -> one.name().in(language)).sorted().toList();
        return names.isEmpty() ? text("sources.letter.nobody", language) : text("sources.letter.others", language, Vocabulary.in(language).list(names));
    }

    private String authority(Statement statement, String language) {
        var today = setting.clock().instant().atZone(statement.controller().zone()).toLocalDate();
        return setting.law().pack(new Country(statement.controller().country())).authority(today).in(language);
    }

    /// Who gave it, by name where that is held with it.
    private static String giver(SourceNotice notice, List<Holding> held, String language) {
        var kind = Vocabulary.in(language).source(notice.what().source());
        var named = Stream.of("organiser", "event").flatMap(field -> held.stream().flatMap(holding -> holding.field(field).stream()).findFirst().stream())
                .map(value -> value.reveal()).distinct().collect(Collectors.joining(", "));
        return Optional.of(named).filter(name -> !name.isBlank()).map(name -> kind + " (" + name + ")").orElse(kind);
    }

    private static String day(LocalDate day, String language) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.of(language.equals("nb") ? "nb" : language, language.equals("en") ? "GB" : "")));
    }

    String text(String key, String language, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.of(language));
    }
}
