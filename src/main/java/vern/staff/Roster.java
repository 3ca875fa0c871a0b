package vern.staff;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes among the staff: each is checked, made and written down in one transaction. No role for someone who has not signed
/// the confidentiality undertaking (promise O-31), and never a company without a managing director.
@Component
class Roster {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private final Accounts accounts;
    private final Bindings bindings;
    private final Undertakings undertakings;
    private final Sessions sessions;
    private final Recording recording;

    /// What a change needs besides the tables: the time, and the trail.
    @Component
    record Recording(Clock clock, StaffAudit audit) {}

    Roster(Accounts accounts, Bindings bindings, Undertakings undertakings, Sessions sessions, Recording recording) {
        this.accounts = accounts;
        this.bindings = bindings;
        this.undertakings = undertakings;
        this.sessions = sessions;
        this.recording = recording;
    }

    /// The answer to adding someone.
    sealed interface Added {
        record Account(long id) implements Added {}

        record Not(Refusal reason) implements Added {}
    }

    @Transactional
    Added add(StaffMember by, String address, String name) {
        if (name.isBlank()) return new Added.Not(Refusal.NAME_MISSING);
        if (!ADDRESS.matcher(address.strip()).matches()) return new Added.Not(Refusal.ADDRESS_UNREADABLE);
        return accounts.add(by.controller(), address, name).<Added>map(id -> {
            record(by, new StaffChange.Added(id));
            return new Added.Account(id);
        }).orElse(new Added.Not(Refusal.ADDRESS_TAKEN));
    }

    @Transactional
    Optional<Refusal> bind(StaffMember by, Bindings.Order order) {
        own(by, order.account());
        if (!Roles.ALL.contains(order.role())) return Optional.of(Refusal.ROLE_UNKNOWN);
        if (order.task().isBlank()) return Optional.of(Refusal.TASK_MISSING);
        if (order.expires().filter(end -> !end.isAfter(recording.clock().instant())).isPresent()) return Optional.of(Refusal.EXPIRY_PAST);
        if (order.role().equals(Roles.MANAGING_DIRECTOR) && order.expires().isPresent()) return Optional.of(Refusal.DIRECTOR_EXPIRES);
        if (!undertakings.signed(order.account())) return Optional.of(Refusal.UNDERTAKING_MISSING);
        bindings.bind(order, Optional.of(by.id()));
        record(by, new StaffChange.RoleBound(order.account(), order.role(), order.expires()));
        return Optional.empty();
    }

    @Transactional
    Optional<Refusal> endRole(StaffMember by, long account, long binding) {
        own(by, account);
        accounts.lock(by.controller());
        boolean director = bindings.history(account).stream()
                .anyMatch(line -> line.id() == binding && line.current() && line.role().equals(Roles.MANAGING_DIRECTOR));
        if (director && !bindings.anotherDirector(by.controller(), account)) return Optional.of(Refusal.LAST_DIRECTOR);
        bindings.end(account, binding, by.id()).ifPresent(role -> record(by, new StaffChange.RoleEnded(account, role)));
        return Optional.empty();
    }

    /// Whom someone is employed by, of `others` or the company itself. Only own staff say so.
    @Transactional
    Optional<Refusal> employ(StaffMember by, long account, Optional<String> employer, Set<String> others) {
        own(by, account);
        if (!by.own()) return Optional.of(Refusal.NOT_OWN_STAFF);
        if (!others.containsAll(employer.stream().toList())) return Optional.of(Refusal.EMPLOYER_UNKNOWN);
        accounts.employ(account, employer);
        record(by, new StaffChange.Employed(account, employer));
        return Optional.empty();
    }

    /// Ends the account's roles and sessions at once. What it did stays in the trail.
    @Transactional
    Optional<Refusal> deactivate(StaffMember by, long account) {
        own(by, account);
        accounts.lock(by.controller());
        if (bindings.director(account) && !bindings.anotherDirector(by.controller(), account)) return Optional.of(Refusal.LAST_DIRECTOR);
        bindings.endAll(account, by.id());
        sessions.endAll(account);
        accounts.deactivate(account);
        record(by, new StaffChange.Deactivated(account));
        return Optional.empty();
    }

    private void own(StaffMember by, long account) {
        if (accounts.find(by.controller(), account).isEmpty()) throw new NotOurs(account);
    }

    private void record(StaffMember by, StaffChange change) {
        recording.audit().record(by.controller(), Optional.of(by.id()), change);
    }
}
