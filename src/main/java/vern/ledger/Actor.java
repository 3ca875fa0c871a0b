package vern.ledger;

import java.util.Set;

/// Who uses data. The gate asks each for what it must have: staff a role and a signed confidentiality undertaking, a
/// subject nothing but being the subject, an API key the purposes it is scoped to, a job its purpose.
public sealed interface Actor {

    /// Someone who works for the controller. `account` is an opaque number; *who looked* shows the role only. `own`: employed by the
    /// controller itself, and not by another company of the group or by a processor.
    record Staff(long account, String controller, Set<String> roles, boolean undertakingSigned, boolean own) implements Actor {
        public Staff {
            roles = Set.copyOf(roles);
        }

        /// One of the controller's own.
        public Staff(long account, String controller, Set<String> roles, boolean undertakingSigned) {
            this(account, controller, roles, undertakingSigned, true);
        }
    }

    /// The person themselves, signed in or identified.
    record Self(SubjectId subject, String controller) implements Actor {}

    /// A system with a key, scoped to purposes.
    record ApiKey(String id, String controller, Set<String> purposes) implements Actor {
        public ApiKey {
            purposes = Set.copyOf(purposes);
        }
    }

    /// Vern itself, doing one declared purpose: `invoice-run`, `newsletter-dispatch`.
    /// `handsOn`: what it reads is shown or given to others than the person.
    record Job(String name, String controller, boolean handsOn) implements Actor {
        public Job(String name, String controller) {
            this(name, controller, false);
        }

        public static Job handingOn(String name, String controller) {
            return new Job(name, controller, true);
        }
    }

    String controller();

    /// How the actor stands in the use log; never a name.
    default String code() {
        return switch (this) {
            case Staff staff -> "staff:" + staff.account();
            case Self self -> "self";
            case ApiKey key -> "key:" + key.id();
            case Job job -> "job:" + job.name();
        };
    }

    /// How the actor stands in the trail: someone with several roles with as many of them as there is room for.
    default vern.audit.Actor audited() {
        return switch (this) {
            case Staff staff -> {
                var roles = staff.roles().stream().sorted().collect(java.util.stream.Collectors.joining("."));
                yield vern.audit.Actor.staff(String.valueOf(staff.account()), roles.substring(0, Math.min(roles.length(), 80)));
            }
            case Self self -> vern.audit.Actor.subject(self.subject().value());
            case ApiKey key -> vern.audit.Actor.apiKey(key.id(), "api-key");
            case Job job -> vern.audit.Actor.job(job.name());
        };
    }
}
