package vern.site.forms;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;

/// Sends what was written in a form to the company's own mailbox too, in the company's language.
@Component("formForwarding")
class Forwarding {

    private final Outbox outbox;
    private final MessageSource messages;

    Forwarding(Outbox outbox, MessageSource messages) {
        this.outbox = outbox;
        this.messages = messages;
    }

    void tell(Enquiries.Sent sent, SubjectId subject, AnchorId anchor) {
        var form = sent.form();
        var language = form.statement().primaryLanguage();
        form.statement().controller().general().email().flatMap(Address::email).ifPresent(to -> {
            var text = form.fields().stream().filter(sent.values()::containsKey).map(field -> say("site.form.field." + field, language) + ": " + sent.values().get(field))
                    .collect(Collectors.joining("\n", "", "\n"));
            var standing = new Letter.Standing(form.company(), subject, form.category().key(), form.purpose().key(), "form").on(anchor);
            outbox.send(Letter.of(standing, to, language, Letter.Content.plain(form.context().name().in(language), text)), new Actor.Job("site-form", form.company()));
        });
    }

    private String say(String key, String language) {
        return messages.getMessage(key, null, Locale.of(language));
    }
}
