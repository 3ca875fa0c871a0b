package vern.desk.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.rights.Dossier;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Formats;

/// The steps that make sense for a person now, as the forms at the side of their page, and the words of their choices.
@Component
class Offers {

    private final Steps steps;
    private final Ties ties;
    private final Doubles doubles;
    private final Counter counter;
    private final MessageSourceAccessor texts;
    private final Formats formats;

    /// The steps, and what of them is the register's.
    @Component
    record Deeds(Steps steps, Ties ties, Doubles doubles, Protecting protecting) {}

    Offers(Deeds deeds, Counter counter, MessageSource messages, Formats formats) {
        steps = deeds.steps();
        ties = deeds.ties();
        doubles = deeds.doubles();
        this.counter = counter;
        texts = new MessageSourceAccessor(messages);
        this.formats = formats;
    }

    /// A form: what is made (`noun`), its choices, and whether it asks for a day.
    record Offer(String noun, List<Choice> choices, boolean day) {}

    record Choice(String value, String text) {}

    List<Offer> of(Dossier dossier, Locale locale) {
        if (!allowed()) return List.of();
        var held = dossier.groups().stream().map(Dossier.Group::category).toList();
        var offers = new ArrayList<Offer>();
        for (var step : Step.values()) {
            var choices = steps.choices(dossier, step).stream()
                    .filter(choice -> step.needs() != Step.Needs.SCOPE || choice.equals("all") || held.contains(choice))
                    .map(choice -> new Choice(choice, said(dossier, step, choice, locale))).toList();
            if (!choices.isEmpty()) offers.add(new Offer(step.noun(), choices, step.needs() == Step.Needs.TIE_AND_DAY));
        }
        return offers;
    }

    boolean allowed() {
        return counter.actsAs(Step.ROLES) || counter.handlesPeople();
    }

    /// What a choice is called.
    String said(Dossier dossier, Step step, String choice, Locale locale) {
        var statement = counter.statement();
        return switch (step.needs()) {
            case TIE, TIE_AND_DAY -> ties.said(dossier.subject(), step, choice);
            case PERSON -> doubles.said(choice);
            case REASON -> texts.getMessage("desk.protection." + choice);
            case PURPOSE -> purpose(statement, choice, locale);
            case SCOPE, STAY -> choice.equals("all") ? texts.getMessage("desk.step.all")
                    : choice.startsWith("purpose:") ? purpose(statement, choice.substring(8), locale) : category(statement, choice, locale);
        };
    }

    private static String purpose(Statement statement, String key, Locale locale) {
        var purpose = statement.purposes().get(key);
        return purpose == null ? key : purpose.name().in(locale.getLanguage());
    }

    static String category(Statement statement, String key, Locale locale) {
        var category = statement.categories().get(key);
        return Vocabulary.in(locale.getLanguage()).sentence(category == null ? key : category.name().in(locale.getLanguage()));
    }

    /// What a consequence says of a category: `Kontaktopplysninger: slettes 24. november 2027`.
    Map<String, String> said(List<Steps.Consequence> consequences, Locale locale) {
        var said = new java.util.LinkedHashMap<String, String>();
        for (var one : consequences) {
            var text = texts.getMessage("desk.fate." + one.fate(), new Object[] {one.when().map(formats::date).orElse("")});
            if (one.fate() == Steps.Fate.STAYS && one.when().isPresent()) text = texts.getMessage("desk.fate.STAYS.until", new Object[] {formats.date(one.when().get())});
            said.merge(category(counter.statement(), one.category(), locale), text, (a, b) -> a.equals(b) ? a : a + "; " + b);
        }
        return said;
    }
}
