package vern.disclosures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Declarations;
import vern.ledger.Passings;
import vern.statement.Recipient;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// The register of recipients: those that the statement declares, with how each stands today.
@Component
class Recipients {

    private final Declarations declarations;
    private final Agreements agreements;
    private final Disclosures disclosures;
    private final Passings passings;

    Recipients(Declarations declarations, Agreements agreements, Disclosures disclosures, Passings passings) {
        this.declarations = declarations;
        this.agreements = agreements;
        this.disclosures = disclosures;
        this.passings = passings;
    }

    /// What must be looked at with a recipient, the gravest first.
    enum Flaw { NO_AGREEMENT, AGREEMENT_OVER, CLOSED, NO_MECHANISM, REVIEW_MISSING, DEMANDS_MISSING }

    /// A recipient as it stands. `barred` says that nothing may go there today.
    record Entry(Recipient recipient, String name, String capacity, String does, String where, Route route,
                 Optional<Agreements.Agreement> agreement, List<Flaw> flaws, long times, long people) {

        /// Whether there were more times than are counted.
        public boolean more() {
            return times >= Passings.MOST_COUNTED;
        }

        public boolean barred() {
            return flaws.stream().anyMatch(flaw -> flaw.ordinal() <= Flaw.NO_MECHANISM.ordinal());
        }
    }

    List<Entry> all(Statement statement, LocalDate today, String language) {
        return statement.recipients().values().stream().map(recipient -> entry(statement, recipient, today, language)).toList();
    }

    private Entry entry(Statement statement, Recipient recipient, LocalDate today, String language) {
        var since = today.minusYears(1).atStartOfDay(statement.controller().zone()).toInstant();
        var flow = passings.flow(statement.controller().key(), recipient.key(), since);
        var words = Vocabulary.in(language);
        var agreement = agreements.of(statement.controller().key(), recipient);
        return new Entry(recipient, recipient.name().in(language), words.sentence(words.capacity(recipient.role())), recipient.does().in(language),
                words.list(recipient.countries().stream().map(words::country).toList()), disclosures.route(statement.controller().key(), recipient.key()),
                agreement, flaws(statement, recipient, agreement, today), flow.times(), flow.people());
    }

    private List<Flaw> flaws(Statement statement, Recipient recipient, Optional<Agreements.Agreement> agreement, LocalDate today) {
        var flaws = new java.util.ArrayList<Flaw>();
        switch (disclosures.standing(statement.controller().key(), recipient.key()).orElse(Passing.Reason.NOTHING_THERE)) {
            case NO_AGREEMENT -> flaws.add(Flaw.NO_AGREEMENT);
            case AGREEMENT_OVER -> flaws.add(Flaw.AGREEMENT_OVER);
            case CLOSED -> flaws.add(Flaw.CLOSED);
            case NO_MECHANISM -> flaws.add(Flaw.NO_MECHANISM);
            default -> { }
        }
        if (agreement.filter(one -> reviewMissing(statement, one, today)).isPresent()) flaws.add(Flaw.REVIEW_MISSING);
        if (Disclosures.mustAgree(recipient) && agreement.filter(one -> one.id() > 0 && !one.complete()).isPresent()) flaws.add(Flaw.DEMANDS_MISSING);
        return List.copyOf(flaws);
    }

    static boolean reviewMissing(Statement statement, Agreements.Agreement agreement, LocalDate today) {
        return agreement.reviewed().orElse(agreement.signed()).plus(Interval.ofReview(statement)).isBefore(today);
    }

    Optional<Entry> find(String controller, String key, LocalDate today, String language) {
        var now = declarations.inForce(controller, disclosures.clock().instant());
        return Optional.ofNullable(now.recipients().get(key)).map(recipient -> entry(now, recipient, today, language));
    }
}
