package vern.site.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vern.start.Published;
import vern.web.BrowserNote;
import vern.web.Formats;

/// What has been chosen in the browser that someone reads Min side with: it belongs to the browser, and is joined with no one who is signed in.
@Component
class ChosenHere implements BrowserNote {

    private final Published published;
    private final Choices choices;
    private final Answering answering;
    private final Formats formats;

    ChosenHere(Published published, Choices choices, Answering answering, Formats formats) {
        this.published = published;
        this.choices = choices;
        this.answering = answering;
        this.formats = formats;
    }

    @Override
    public Optional<Line> on(HttpServletRequest request, String company) {
        var asked = Asked.of(published.of(company));
        if (asked.nothing()) return Optional.empty();
        var page = "/" + company + "/cookies";
        return Optional.of(switch (choices.of(request)) {
            case Choices.Said.Answered(var choice) -> new Line(choice.yes().isEmpty() ? "site.chosen.no" : "site.chosen.yes", List.of(formats.dateTime(choice.at()), names(asked, choice)), page,
                    answering.isOurs(company, choice) ? Optional.of(page + "/receipt") : Optional.empty());
            case Choices.Said.BySignal() -> new Line("site.consent.signal", List.of(), page, Optional.empty());
            case Choices.Said.Nothing() -> new Line("site.consent.unanswered", List.of(), page, Optional.empty());
        });
    }

    private static String names(Asked asked, Choice choice) {
        var language = LocaleContextHolder.getLocale().getLanguage();
        return asked.groups().stream().filter(group -> choice.yes().contains(group.key())).map(group -> group.purpose().name().in(language)).collect(Collectors.joining(", "));
    }
}
