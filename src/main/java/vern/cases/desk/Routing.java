package vern.cases.desk;

import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vern.cases.Kind;
import vern.cases.Matter;
import vern.staff.Counter;
import vern.statement.Controller;

/// With which role a matter of privacy lies until somebody takes it: the one whom the statement names as the contact for privacy, or the
/// data protection officer.
@Component("caseRouting")
public class Routing {

    private final Counter counter;

    Routing(Counter counter) {
        this.counter = counter;
    }

    /// What the role is called; empty where any colleague may take the case, or someone has.
    public Optional<String> of(Matter matter) {
        if (!matter.kind().privacy() || matter.course().assignee().isPresent()) return Optional.empty();
        var statement = counter.statement();
        var contact = matter.kind() == Kind.OFFICER ? statement.controller().dataProtectionOfficer() : Optional.of(statement.controller().privacy());
        return contact.flatMap(Controller.Contact::role).flatMap(role -> Optional.ofNullable(statement.roles().get(role)))
                .map(name -> name.in(LocaleContextHolder.getLocale().getLanguage()));
    }
}
