package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Use.Answer;
import vern.ledger.Use.Refusal;
import vern.statement.Statement;

/// The only way to read personal data. A use needs a live ground for its purpose, and an actor who may act for that purpose;
/// it is checked, read and recorded in one transaction. See design decision 19.
public final class Gate {

    /// The purpose of answering a person about their own data (Art. 12-22). Declared by the law, not by a statement: it
    /// reaches every holding of the person, also what is blocked or restricted, and is open to the person and to the roles
    /// that the statement names for privacy.
    public static final String RIGHTS = "rights";

    /// The purpose of giving an authority what a law, a court or an offence against the company calls for (Art. 6(1)(c), 18(2) GDPR).
    /// Declared by the law too; it reaches every holding of
    /// the person, and is open to the same roles as [#RIGHTS] but not to the person.
    public static final String ORDER = "ordered-by-law";

    private static final Set<String> OF_THE_LAW = Set.of(RIGHTS, ORDER);

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final GateSql sql;
    private final Acts acts;
    private final InStep inStep;
    private final Clock clock;

    public Gate(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        sql = new GateSql(keepers);
        acts = new Acts();
        inStep = new InStep(setting);
        clock = setting.clock();
    }

    /// Everything of these subjects that the use reaches.
    public Answer use(Use use, Collection<SubjectId> subjects) {
        if (use.actor() instanceof Actor.Self self && !subjects.stream().allMatch(self.subject()::equals)) {
            return new Answer.Refused(Refusal.NOT_YOUR_PURPOSE);
        }
        var rows = GateSql.Rows.with("h.subject", subjects.stream().map(SubjectId::value).toList());
        return through(use, table -> rows, Integer.MAX_VALUE);
    }

    /// Everything of this person that the use reaches, under whichever of their numbers it lies.
    public Answer use(Use use, SubjectId subject) {
        if (use.actor() instanceof Actor.Self self && !self.subject().equals(subject)) return new Answer.Refused(Refusal.NOT_YOUR_PURPOSE);
        var rows = GateSql.Rows.of(subject);
        return through(use, table -> rows, Integer.MAX_VALUE);
    }

    /// Everything that hangs on these anchors: an invoice, a case, a customer relation.
    public Answer useAt(Use use, Collection<AnchorId> anchors) {
        if (use.actor() instanceof Actor.Self) return new Answer.Refused(Refusal.NOT_YOUR_PURPOSE);
        var rows = GateSql.Rows.with("h.anchor", anchors.stream().map(AnchorId::value).toList());
        return through(use, table -> rows, Integer.MAX_VALUE);
    }

    /// Single records of one place, by their numbers.
    public Answer useRecords(Use use, String place, Collection<Long> ids) {
        if (use.actor() instanceof Actor.Self) return new Answer.Refused(Refusal.NOT_YOUR_PURPOSE);
        var rows = GateSql.Rows.with("h.id", ids);
        return through(use, table -> table.name().equals(place) ? rows : GateSql.Rows.NONE, Integer.MAX_VALUE);
    }

    /// Everyone whose data the purpose covers; for runs such as invoicing, at most `limit` holdings.
    public Answer useAll(Use use, int limit) {
        if (use.actor() instanceof Actor.Self) return new Answer.Refused(Refusal.NOT_YOUR_PURPOSE);
        return through(use, table -> GateSql.Rows.meeting("true", List.of()), limit);
    }

    /// A search is one use that does not record its words; every hit shown is recorded. Fewer than two characters find nothing.
    public Answer search(Use use, String words, int limit) {
        if (use.actor() instanceof Actor.Self) return new Answer.Refused(Refusal.NOT_YOUR_PURPOSE);
        var cleaned = words.strip().toLowerCase(Locale.ROOT);
        if (cleaned.length() < 2) return refusal(use).<Answer>map(Answer.Refused::new).orElse(new Answer.Given(List.of()));
        var pattern = "%" + cleaned.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return through(use, table -> searching(table, pattern), limit);
    }

    private static GateSql.Rows searching(KeptTable table, String pattern) {
        var condition = table.search().stream().map(column -> "lower(h." + column + ") like ?").collect(Collectors.joining(" or "));
        return GateSql.Rows.meeting(condition, table.search().stream().<Object>map(column -> pattern).toList());
    }

    private Answer through(Use use, Function<KeptTable, GateSql.Rows> rows, int limit) {
        var refusal = refusal(use);
        if (refusal.isEmpty() || refusal.get() == Refusal.LOCAL_ONLY) withheld(use);
        if (refusal.isPresent()) return new Answer.Refused(refusal.get());
        inStep.bring(use.actor().controller());
        return transactor.inStatement(connection -> new Answer.Given(read(connection, use, rows, limit)));
    }

    /// That someone who is not own staff asked for what only own staff reach is written down, whether or not anything else is given out.
    private void withheld(Use use) {
        var withheld = LocalStores.withheld(use, declarations.inForce(use.actor().controller(), clock.instant()));
        if (withheld.isEmpty()) return;
        transactor.inTransaction(connection -> {
            Trail.append(connection, new Entry(clock.instant(), use.actor().controller(), use.actor().audited(), "ledger.withheld", OptionalLong.empty(),
                    Map.of("reason", "local-only", "purpose", use.purpose(), "what", use.what())));
            return use;
        });
    }

    private List<Holding> read(Connection connection, Use asked, Function<KeptTable, GateSql.Rows> rows, int limit) throws SQLException {
        var controller = declarations.id(asked.actor().controller());
        var use = LocalStores.within(asked, declarations.inForce(asked.actor().controller(), clock.instant()));
        var frame = new GateSql.Frame(controller, use.purpose(), OF_THE_LAW.contains(use.purpose()), ProtectedIdentities.seenBy(use.actor()), use.categories(), reach(use), clock.instant(),
                acts.intern(connection, controller, use), use.matter().orElse(""), guard(use));
        return Holdings.of(keepers, sql.read(connection, frame, rows, limit));
    }

    /// What is most sensitive is opened to staff by a stated reason, or by the matter that the use is about; see [StatedReasons].
    private GateSql.Guard guard(Use use) {
        var bound = !(use.actor() instanceof Actor.Staff) || OF_THE_LAW.contains(use.purpose()) || use.matter().isPresent();
        return new GateSql.Guard(use.actor().code(), bound ? Set.of() : StatedReasons.guarded(declarations.inForce(use.actor().controller(), clock.instant())));
    }

    /// The categories that the use can come upon: those asked for, or those that any version declares for the purpose.
    private Collection<String> reach(Use use) {
        if (!use.categories().isEmpty() || OF_THE_LAW.contains(use.purpose())) return use.categories();
        return declarations.versions(use.actor().controller()).stream().flatMap(version -> Optional.ofNullable(version.purposes().get(use.purpose())).stream())
                .flatMap(purpose -> purpose.categories().keySet().stream()).collect(Collectors.toSet());
    }

    /// Why this use is not open to this actor, whatever the data; empty if it is.
    public Optional<Refusal> refusal(Use use) {
        var statement = declarations.inForce(use.actor().controller(), clock.instant());
        return refusalByRole(statement, use).or(() -> Optional.of(Refusal.LOCAL_ONLY).filter(_ -> LocalStores.refuses(use, statement)));
    }

    private static Optional<Refusal> refusalByRole(Statement statement, Use use) {
        if (OF_THE_LAW.contains(use.purpose())) return refusalOfRights(statement, use);
        var purpose = statement.purposes().get(use.purpose());
        if (purpose == null) return Optional.of(Refusal.UNKNOWN_PURPOSE);
        if (!purpose.categories().keySet().containsAll(use.categories())) return Optional.of(Refusal.NOT_OF_THE_PURPOSE);
        return switch (use.actor()) {
            case Actor.Staff staff -> refusalOf(staff, purpose.roles());
            case Actor.ApiKey key -> key.purposes().contains(purpose.key()) ? Optional.empty() : Optional.of(Refusal.NOT_YOUR_PURPOSE);
            case Actor.Self ignored -> Optional.of(Refusal.NOT_YOUR_PURPOSE);
            case Actor.Job ignored -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusalOfRights(Statement statement, Use use) {
        return switch (use.actor()) {
            case Actor.Staff staff -> refusalOf(staff, privacyRoles(statement));
            case Actor.Self ignored -> use.purpose().equals(RIGHTS) ? Optional.empty() : Optional.of(Refusal.NOT_YOUR_PURPOSE);
            case Actor.ApiKey key -> key.purposes().contains(use.purpose()) ? Optional.empty() : Optional.of(Refusal.NOT_YOUR_PURPOSE);
            case Actor.Job ignored -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusalOf(Actor.Staff staff, Set<String> roles) {
        if (!staff.undertakingSigned()) return Optional.of(Refusal.UNDERTAKING_MISSING);
        return roles.stream().anyMatch(staff.roles()::contains) ? Optional.empty() : Optional.of(Refusal.NOT_YOUR_PURPOSE);
    }

    /// Whether this actor may know of this person at all: everyone of most, and few of those whose identity is protected.
    public boolean sees(Actor actor, SubjectId subject) {
        return sees(actor, List.of(subject));
    }

    /// Whether this actor may know of all of them.
    public boolean sees(Actor actor, Collection<SubjectId> subjects) {
        return ProtectedIdentities.seenBy(actor) || transactor.inStatement(connection -> !Sql.of(connection, "select exists (select 1 from ledger.protected where subject = any(?))")
                .withLongs(subjects.stream().map(SubjectId::value).toList()).first(row -> row.getBoolean(1)).orElse(false));
    }

    /// The roles that a statement names for privacy: the responsible, the privacy contact, the data protection officer.
    public static Set<String> privacyRoles(Statement statement) {
        var controller = statement.controller();
        var roles = new java.util.HashSet<>(Set.of(controller.responsible()));
        controller.privacy().role().ifPresent(roles::add);
        controller.dataProtectionOfficer().flatMap(vern.statement.Controller.Contact::role).ifPresent(roles::add);
        return roles;
    }

    /// The purposes of the statement that this actor's roles may act for. What they do not reach for one of them, the gate refuses when it
    /// is asked, and writes down.
    public List<String> purposesOf(Actor actor, Instant at) {
        var statement = declarations.inForce(actor.controller(), at);
        return statement.purposes().keySet().stream().filter(purpose -> refusalByRole(statement, Use.of(actor, purpose, "list")).isEmpty()).toList();
    }
}
