package vern.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.statement.Statement;

/// The desk as whoever is signed in stands at it: who they are to the gate, their company's statement, and the company's day.
@Component
public class Counter {

    private final CurrentStaff current;
    private final Declarations declarations;
    private final Clock clock;

    Counter(CurrentStaff current, Declarations declarations, Clock clock) {
        this.current = current;
        this.declarations = declarations;
        this.clock = clock;
    }

    public Actor.Staff actor() {
        var member = current.get();
        return new Actor.Staff(member.id(), member.controller(), member.roles(), member.undertakingSigned(), member.own());
    }

    public String controller() {
        return current.get().controller();
    }

    /// The statement in force. An account of a company that this installation has not published is a page that is not there.
    public Statement statement() {
        if (!declarations.controllers().contains(controller())) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return declarations.inForce(controller(), clock.instant());
    }

    public ZoneId zone() {
        return statement().controller().zone();
    }

    public Instant moment() {
        return clock.instant();
    }

    public LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }

    public LocalDate day(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }

    /// For an entry of the navigation: whether the page would open to whoever stands at the desk, and not where nobody does.
    public Predicate<String> whoMay(BooleanSupplier opens) {
        return _ -> current.signedIn().isPresent() && opens.getAsBoolean();
    }

    /// Whether the person at the desk acts in one of these roles.
    public boolean actsAs(Set<String> roles) {
        return current.get().undertakingSigned() && current.get().roles().stream().anyMatch(roles::contains);
    }

    /// The roles in which someone answers people about their data.
    public boolean answersPeople() {
        return actsAs(vern.ledger.Gate.privacyRoles(statement()));
    }

    /// Whether they also do what people are answered. The data protection officer sees to it (Art. 38(6), 39), and reads without altering.
    public boolean handlesPeople() {
        var roles = new java.util.HashSet<>(vern.ledger.Gate.privacyRoles(statement()));
        var contact = statement().controller();
        contact.dataProtectionOfficer().flatMap(vern.statement.Controller.Contact::role).filter(role -> !contact.privacy().role().equals(java.util.Optional.of(role))).ifPresent(roles::remove);
        return actsAs(roles);
    }

    /// Whether the company has anything on its own hardware, and the person at the desk is not of its own staff: the gate keeps it from them.
    public boolean keptOut() {
        return !current.get().own() && !statement().security().localStores().isEmpty();
    }

    public static String language(Locale locale) {
        return locale.getLanguage();
    }
}
