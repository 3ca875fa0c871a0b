package vern.marketing.newsletter;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.marketing.Links;
import vern.marketing.Offering;
import vern.start.Published;
import vern.start.PublicAddress;

/// The letter that asks for confirmation, the one to somebody who is on the list already, and the one to whoever came on it at once. None
/// advertises anything.
@Component
class ReaderLetters {

    private final Outbox outbox;
    private final Published published;
    private final PublicAddress address;
    private final Links links;
    private final MessageSource texts;

    ReaderLetters(Outbox outbox, Published published, PublicAddress address, Links links, MessageSource texts) {
        this.outbox = outbox;
        this.published = published;
        this.address = address;
        this.links = links;
        this.texts = texts;
    }

    void send(SignUps.Asked asked, Offering offering, Subscribers.Subscription subscription, String secret) {
        var company = published.of(asked.controller()).controller();
        var kind = subscription.active() ? "known" : "confirm";
        var root = "/" + asked.controller() + "/newsletter/";
        var confirming = subscription.active() ? "" : address.of(root + "confirmations/" + secret);
        var choices = address.of(root + "choices/" + links.token(Links.Use.CHOICES, asked.controller(), subscription.subject(), ""));
        var text = text("marketing.letter." + kind, asked.language(), company.tradeName(), confirming, choices,
                offering.purpose().consent().orElseThrow().in(asked.language()), company.legalName());
        var standing = new Letter.Standing(asked.controller(), subscription.subject(), offering.category().key(), offering.entering().key(), offering.source());
        post(asked, Letter.of(standing, asked.email(), asked.language(), Letter.Content.plain(text("marketing.letter." + kind + ".subject", asked.language(),
                company.tradeName()), text)).secret());
    }

    /// Tells the reader of an address that it is on the list, and how it comes off: here, or by the mail program's own button.
    void welcome(SignUps.Asked asked, Offering offering, Subscribers.Subscription subscription, AnchorId anchor) {
        var company = published.of(asked.controller()).controller();
        var root = "/" + asked.controller() + "/newsletter/";
        var token = links.token(Links.Use.CHOICES, asked.controller(), subscription.subject(), "");
        var text = text("marketing.letter.welcome", asked.language(), company.tradeName(), address.of(root + "choices/" + token),
                offering.purpose().consent().orElseThrow().in(asked.language()), company.legalName());
        var standing = new Letter.Standing(asked.controller(), subscription.subject(), offering.category().key(), offering.purpose().key(), offering.source()).on(anchor);
        post(asked, Letter.of(standing, asked.email(), asked.language(), Letter.Content.plain(text("marketing.letter.welcome.subject", asked.language(), company.tradeName()), text)).secret()
                .headed("List-Unsubscribe", "<" + address.of(root + "one-click/" + token) + ">").headed("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private void post(SignUps.Asked asked, Letter letter) {
        if (outbox.send(letter, new Actor.Job("newsletter", asked.controller())) instanceof Posted.Refused(var reason)) {
            throw new IllegalStateException("a letter about a sign-up may not be sent: " + reason);
        }
    }

    private String text(String key, String language, Object... words) {
        return texts.getMessage(key, words, Locale.of(language));
    }
}
