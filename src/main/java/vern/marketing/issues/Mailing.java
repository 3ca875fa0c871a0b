package vern.marketing.issues;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.marketing.Grounded;
import vern.marketing.Grounded.Verdict;
import vern.marketing.audiences.Audiences;
import vern.marketing.audiences.Spared;
import vern.marketing.issues.Issues.Turn;
import vern.marketing.newsletter.Said;

/// Sends issues. The list of receivers is fixed when it begins; each is asked of the gate when their turn comes, and the letter and the
/// mark that it was written share a transaction, so that a node that dies leaves nobody mailed twice and nobody out.
@Component
public class Mailing {

    private static final int BATCH = 500;

    private final Ledger.Setting setting;
    private final Issues issues;
    private final Grounded grounded;
    private final Audiences audiences;
    private final Spared spared;
    private final IssueLetter letters;
    private final Outbox outbox;

    /// Whom an issue may reach, and who is in its target group.
    @Component("mailingReach")
    record Reached(Grounded grounded, Audiences audiences, Spared spared) {}

    Mailing(Ledger.Setting setting, Issues issues, Reached reached, IssueLetter letters, Outbox outbox) {
        this.setting = setting;
        this.issues = issues;
        grounded = reached.grounded();
        audiences = reached.audiences();
        spared = reached.spared();
        this.letters = letters;
        this.outbox = outbox;
    }

    /// Begins what is due, and goes on with what has begun as far as its pace allows. How many letters were written.
    public int work() {
        issues.due(moment()).forEach(this::begin);
        return issues.sending().stream().mapToInt(this::goOn).sum();
    }

    private void begin(Issue issue) {
        setting.transactor().inTransaction(connection -> {
            if (!issues.begin(issue.id(), moment())) return issue;
            var purposes = setting.declarations().inForce(issue.controller(), moment()).purposes();
            issues.gather(issue, issue.reach().purposes().stream().filter(purposes::containsKey).flatMap(key -> purposes.get(key).categories().keySet().stream())
                    .collect(Collectors.toSet()));
            record(connection, issue, "newsletter.begun", Map.of("issue-id", "" + issue.id()));
            return issue;
        });
    }

    private int goOn(Issue issue) {
        int done = 0;
        for (int room = room(issue); room > 0; room = room(issue)) {
            int most = Math.min(room, BATCH);
            int taken = setting.transactor().inTransaction(_ -> batch(issue, most));
            if (taken == 0) break;
            done += taken;
        }
        if (!issues.waits(issue.id())) finish(issue);
        return done;
    }

    /// How many letters the pace still allows: the first minute's at once.
    private int room(Issue issue) {
        long minutes = 1 + Duration.between(issue.course().started().orElse(moment()), moment()).toMinutes();
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, minutes * issue.course().rate() - issues.posted(issue.id())));
    }

    private int batch(Issue issue, int most) {
        var people = issues.next(issue.id(), most);
        if (people.isEmpty()) return 0;
        var verdicts = grounded.of(wish(issue), people);
        var meant = targeted(issue, people);
        var young = spared.minors(issue.controller(), people);
        var turns = new ArrayList<Turn>();
        var yeses = new LinkedHashMap<SubjectId, Verdict.Yes>();
        for (var subject : people) {
            var verdict = verdicts.get(subject) instanceof Verdict.Yes yes ? stands(issue, yes, young.contains(subject), meant.contains(subject)) : verdicts.get(subject);
            switch (verdict) {
                case Verdict.No(var reason) -> turns.add(Turn.skipped(subject, reason));
                case Verdict.Yes yes -> yeses.put(subject, yes);
            }
        }
        turns.addAll(posted(issue, yeses));
        issues.took(issue.id(), turns);
        return people.size();
    }

    /// Puts the letters in the outbox. An address that cannot be read stops nobody else's letter.
    private List<Turn> posted(Issue issue, Map<SubjectId, Verdict.Yes> yeses) {
        var sheet = letters.sheet(issue, yeses.keySet());
        var turns = new ArrayList<Turn>();
        var written = new LinkedHashMap<SubjectId, Letter>();
        yeses.forEach((subject, yes) -> sheet.to(subject, yes).ifPresentOrElse(letter -> written.put(subject, letter), () -> turns.add(Turn.skipped(subject, "no-address"))));
        var outcomes = outbox.send(List.copyOf(written.values()), new Actor.Job("newsletter", issue.controller())).iterator();
        written.forEach((subject, letter) -> turns.add(outcomes.next() instanceof Posted.Waiting ? Turn.posted(subject, letter.standing().purpose()) : Turn.skipped(subject, "no-ground")));
        return turns;
    }

    /// Nobody who is not of age is written to, whatever was said yes to.
    private static Verdict stands(Issue issue, Verdict.Yes yes, boolean young, boolean meant) {
        if (!meant) return new Verdict.No("other-audience");
        if (young) return new Verdict.No("minor");
        return meant(issue, yes.at()) ? yes : new Verdict.No("other-segment");
    }

    /// Those of some people who are in the issue's target group at this moment; all of them where it has none.
    private Set<SubjectId> targeted(Issue issue, List<SubjectId> people) {
        if (issue.reach().audience().isEmpty()) return Set.copyOf(people);
        return audiences.find(issue.controller(), issue.reach().audience().getAsLong())
                .map(audience -> audiences.members(audience, people, new Actor.Job("newsletter", issue.controller()))).orElse(Set.of());
    }

    private static Grounded.Wish wish(Issue issue) {
        return new Grounded.Wish(new Actor.Job("newsletter", issue.controller()), issue.reach().purposes(), MarketingChannel.EMAIL, issue.reach().similarTo(), "mailing");
    }

    /// Who has said nothing of themselves gets everything.
    private static boolean meant(Issue issue, Holding holding) {
        var segments = Set.copyOf(issue.reach().segments());
        return (segments.isEmpty() || holding.field("segment").map(value -> segments.contains(value.reveal())).orElse(true)) && interested(issue, holding);
    }

    private static boolean interested(Issue issue, Holding holding) {
        var about = issue.reach().interests();
        var chosen = holding.field("interests").map(value -> Said.read(value.reveal())).orElse(List.of());
        return about.isEmpty() || chosen.isEmpty() || chosen.stream().anyMatch(about::contains);
    }

    private void finish(Issue issue) {
        setting.transactor().inTransaction(connection -> {
            issues.finish(issue.id(), moment());
            var detail = new java.util.TreeMap<>(Map.of("issue-id", "" + issue.id()));
            issues.counts(issue.id()).forEach((what, n) -> detail.put(what + ".count", "" + n));
            record(connection, issue, "newsletter.sent", detail);
            return issue;
        });
    }

    private void record(java.sql.Connection connection, Issue issue, String kind, Map<String, String> detail) throws java.sql.SQLException {
        Trail.append(connection, new Entry(moment(), issue.controller(), vern.audit.Actor.job("newsletter"), kind, OptionalLong.empty(), detail));
    }

    /// Sends one letter of an issue to one person, as it would go to them; not counted as sent. Why not, or nothing.
    Optional<String> trial(Issue issue, SubjectId subject) {
        return switch (grounded.of(wish(issue), List.of(subject)).get(subject)) {
            case Verdict.No(var reason) -> Optional.of(reason);
            case Verdict.Yes yes -> posted(issue, Map.of(subject, yes)).getFirst().reason();
        };
    }

    private Instant moment() {
        return setting.clock().instant();
    }
}
