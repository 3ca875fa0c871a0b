package vern.statement.lint;

import java.util.List;
import java.util.stream.Stream;
import vern.statement.Category.Sensitivity;
import vern.statement.Controller.Contact;
import vern.statement.Finding;

/// Whom a person can turn to: Art. 13(1)(a)-(b), 14(1)(a)-(b) and 30(1)(a).
final class ContactRules {

    static final List<Rule> ALL = List.of(ContactRules::contacts, ContactRules::representative, ContactRules::dataProtectionOfficer);

    private ContactRules() {}

    private static Stream<Finding> contacts(Draft draft) {
        var controller = draft.statement().controller();
        return Stream.of(
                reachable(draft, controller.general(), "general-contact"),
                reachable(draft, controller.privacy(), "privacy-contact"),
                controller.dataProtectionOfficer().stream().flatMap(dpo -> reachable(draft, dpo, "data-protection-officer")),
                controller.representative().stream().flatMap(person -> reachable(draft, person, "representative"))).flatMap(s -> s);
    }

    private static Stream<Finding> reachable(Draft draft, Contact contact, String key) {
        if (contact.email().isPresent() || contact.phone().isPresent() || !contact.post().isEmpty()) return Stream.empty();
        return Stream.of(draft.finding(Code.CONTACT_MISSING, "controller." + key, "`" + key + "` says no way to reach anyone", "`email`, `phone` or `post`"));
    }

    private static Stream<Finding> representative(Draft draft) {
        var controller = draft.statement().controller();
        if (!draft.outsideEea(controller.country()) || controller.representative().isPresent()) return Stream.empty();
        return Stream.of(draft.finding(Code.REPRESENTATIVE_MISSING, "controller.country", "a controller outside the EEA names no representative inside it", "`representative: { email: … }`"));
    }

    private static Stream<Finding> dataProtectionOfficer(Draft draft) {
        if (draft.statement().controller().dataProtectionOfficer().isPresent()) return Stream.empty();
        return draft.statement().categories().values().stream().filter(category -> category.sensitivity() == Sensitivity.SPECIAL).limit(1)
                .map(category -> draft.finding(Code.DPO_MISSING, "categories." + category.key() + ".sensitivity",
                        "a special category is held and no data protection officer is named",
                        "`data-protection-officer: { role: dpo, email: … }` under `controller`, unless it is not held on a large scale"));
    }
}
