package vern.statement.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.statement.Controller.Contact;
import vern.statement.Purpose;
import vern.statement.Purpose.Capacity;
import vern.statement.Recipient;
import vern.statement.render.ProcessingRecord.Circumstances;

/// The cells of a record of processing: what Art. 30 asks, and the columns that the Nordic authorities recommend beside it.
record RecordCells(Draft draft, Map<String, Circumstances> known) {

    /// A column: the key of its heading, and what it says of a purpose.
    record Column(String name, Function<Purpose, String> cell) {}

    Wording words() {
        return draft.words();
    }

    String language() {
        return draft.language();
    }

    String title(String key) {
        return words().say(key, draft.statement().controller().legalName());
    }

    String filled(String cell) {
        return cell.isBlank() ? words().say("record.none") : cell;
    }

    List<Purpose> purposes(Capacity capacity) {
        return draft.statement().purposes().values().stream().filter(p -> p.capacity() == capacity).toList();
    }

    /// Art. 30(1)(b)-(f), then the recommended columns.
    List<Column> controllerColumns() {
        return List.of(
                new Column("record.activity", this::activity), new Column("record.persons", this::persons),
                new Column("record.data", this::data), new Column("record.recipients", this::recipients),
                new Column("record.transfers", this::transfers), new Column("record.keeping", this::keeping),
                new Column("record.basis", this::basis), new Column("record.special", this::special),
                new Column("record.assessment", this::assessment), new Column("record.source", this::sources),
                new Column("record.systems", p -> circumstance(p, Circumstances::systems)),
                new Column("record.processors", this::processors), new Column("record.rule", this::rules),
                new Column("record.impact", this::impact), new Column("record.owner", this::roles),
                new Column("record.reviewed", p -> p.assessment().map(a -> words().date(a.reviewed())).orElse(unstated())),
                new Column("record.joint", p -> circumstance(p, Circumstances::jointControl)));
    }

    /// Art. 30(2)(b)-(c), after the principal's own column.
    List<Column> processorColumns() {
        return List.of(new Column("record.processing", this::activity), new Column("record.persons", this::persons),
                new Column("record.data", this::data), new Column("record.transfers", this::transfers),
                new Column("record.processors", this::processors), new Column("record.keeping", this::keeping));
    }

    /// Names and contact details (Art. 30(1)(a), 30(2)(a)), and security (30(1)(g), 30(2)(d)).
    List<List<String>> head() {
        var controller = draft.statement().controller();
        var security = draft.statement().security().measures().stream().map(m -> draft.text(m.does())).collect(Collectors.joining(" "));
        var version = draft.statement().version();
        return List.of(
                List.of(words().say("fact.controller"), Stream.concat(
                        Stream.of(controller.legalName(), controller.organisationNumber()), controller.visitingAddress().stream()).collect(Collectors.joining(", "))),
                List.of(words().say("foot.heading"), reach(controller.privacy())),
                List.of(words().say("fact.representative"), controller.representative().map(this::reach).orElse(words().say("record.none"))),
                List.of(words().say("fact.data-protection-officer"), controller.dataProtectionOfficer().map(this::reach).orElse(words().say("record.none"))),
                List.of(words().say("record.security"), security.isBlank() ? unstated() : security),
                List.of(words().say("record.version"), words().say("version.line", version.number(), words().date(version.effective()))));
    }

    private String reach(Contact contact) {
        var role = contact.role().flatMap(r -> Optional.ofNullable(draft.statement().roles().get(r))).map(draft::text);
        return Stream.of(role, contact.email(), contact.phone()).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private String activity(Purpose purpose) {
        return draft.text(purpose.name()) + purpose.detail().map(d -> " " + draft.text(d)).orElse("");
    }

    private String persons(Purpose purpose) {
        return words().say("audience." + draft.audience(purpose).name().toLowerCase(java.util.Locale.ROOT));
    }

    private String data(Purpose purpose) {
        return purpose.categories().keySet().stream().map(c -> draft.text(draft.category(c).name())).collect(Collectors.joining("; "));
    }

    private Stream<Recipient> of(Purpose purpose) {
        return draft.statement().recipients().values().stream().filter(r -> purpose.recipients().contains(r.key()));
    }

    private String recipients(Purpose purpose) {
        return of(purpose).map(r -> draft.text(r.name())).collect(Collectors.joining("; "));
    }

    private String transfers(Purpose purpose) {
        var receivers = new Receivers(draft);
        return of(purpose).filter(r -> !receivers.insideEea(r))
                .map(r -> draft.text(r.name()) + ": " + receivers.outside(r)).collect(Collectors.joining("; "));
    }

    private String keeping(Purpose purpose) {
        return purpose.categories().entrySet().stream()
                .map(e -> draft.text(draft.category(e.getKey()).name()) + ": " + draft.law().kept(e.getValue())).collect(Collectors.joining("; "));
    }

    private String basis(Purpose purpose) {
        return Stream.of(Optional.of(words().say("basis." + purpose.basis().key())),
                        Optional.of(words().say("basis.article", purpose.basis().letter())), purpose.law().flatMap(draft.law()::duty))
                .flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private String special(Purpose purpose) {
        return purpose.categories().keySet().stream().flatMap(c -> draft.category(c).article9().stream()).distinct().sorted()
                .map(a -> words().say("basis.article9", a)).collect(Collectors.joining("; "));
    }

    private String assessment(Purpose purpose) {
        return purpose.assessment().map(a -> words().say("record.assessment.of", draft.text(a.interest()), draft.text(a.necessity()),
                draft.text(a.balance()), words().date(a.reviewed()))).orElse("");
    }

    private String sources(Purpose purpose) {
        return purpose.categories().keySet().stream().flatMap(c -> draft.category(c).sources().stream()).distinct().sorted()
                .map(s -> words().term("source", s)).collect(Collectors.joining("; "));
    }

    private String processors(Purpose purpose) {
        return of(purpose).filter(r -> r.role() == Recipient.Role.PROCESSOR).map(r -> r.agreement()
                .map(a -> words().say("record.agreement", draft.text(r.name()), words().date(a.signed())))
                .orElse(words().say("record.agreement.none", draft.text(r.name())))).collect(Collectors.joining("; "));
    }

    /// The rule's identity is where it is declared: purpose and category.
    private String rules(Purpose purpose) {
        return purpose.categories().keySet().stream().map(c -> "keep-" + purpose.key() + "-" + c).collect(Collectors.joining("; "));
    }

    private String impact(Purpose purpose) {
        var recorded = known.getOrDefault(purpose.key(), Circumstances.UNKNOWN).impactAssessment();
        return recorded.orElseGet(() -> special(purpose).isEmpty() ? unstated() : words().say("record.impact.special"));
    }

    private String roles(Purpose purpose) {
        return purpose.roles().stream().sorted()
                .map(r -> Optional.ofNullable(draft.statement().roles().get(r)).map(draft::text).orElse(r)).collect(Collectors.joining("; "));
    }

    private String circumstance(Purpose purpose, Function<Circumstances, Optional<String>> which) {
        return which.apply(known.getOrDefault(purpose.key(), Circumstances.UNKNOWN)).orElse(unstated());
    }

    private String unstated() {
        return words().say("record.unstated");
    }
}
