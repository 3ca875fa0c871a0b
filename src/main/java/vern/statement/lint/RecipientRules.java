package vern.statement.lint;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import vern.statement.Finding;
import vern.statement.Recipient;

/// Who gets data, and under which agreement: Art. 13(1)(e) and 28(3).
final class RecipientRules {

    static final List<Rule> ALL = List.of(each(RecipientRules::unused), each(RecipientRules::agreement), each(RecipientRules::groupFields));

    private RecipientRules() {}

    static Rule each(BiFunction<Draft, Recipient, Stream<Finding>> rule) {
        return draft -> draft.statement().recipients().values().stream().flatMap(recipient -> rule.apply(draft, recipient));
    }

    private static Stream<Finding> unused(Draft draft, Recipient recipient) {
        if (draft.usedRecipients().contains(recipient.key())) return Stream.empty();
        return Stream.of(draft.finding(Code.RECIPIENT_UNUSED, "recipients." + recipient.key(), "no purpose gives data to `" + recipient.key() + "`", "it under the `recipients` of a purpose, or take it out"));
    }

    private static Stream<Finding> agreement(Draft draft, Recipient recipient) {
        if (recipient.role() != Recipient.Role.PROCESSOR) return Stream.empty();
        if (recipient.agreement().isEmpty()) {
            return Stream.of(draft.finding(Code.AGREEMENT_MISSING, "recipients." + recipient.key() + ".role", "the processor `" + recipient.key() + "` has no agreement", "`agreement: { signed: … }`"));
        }
        return recipient.agreement().flatMap(Recipient.Agreement::until).stream().filter(until -> until.isBefore(draft.effective()))
                .map(until -> draft.finding(Code.AGREEMENT_EXPIRED, "recipients." + recipient.key() + ".agreement.until", "the agreement with `" + recipient.key() + "` ended on " + until, "the agreement that is in force"));
    }

    private static Stream<Finding> groupFields(Draft draft, Recipient recipient) {
        if (recipient.role() != Recipient.Role.GROUP_COMPANY || !recipient.fields().isEmpty()) return Stream.empty();
        return Stream.of(draft.finding(Code.GROUP_FIELDS_MISSING, "recipients." + recipient.key() + ".role", "the group company `" + recipient.key() + "` may read everything", "`fields:` with the only fields it may read"));
    }
}
