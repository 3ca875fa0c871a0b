package vern.mail;

import vern.statement.Controller;
import vern.statement.Statement;

/// The addresses that a company's letters come from: the contact points of its statement.
final class Senders {

    private Senders() {}

    static Address.Email of(Statement statement, Letter.Sender sender) {
        var contact = contact(statement.controller(), sender);
        return contact.email().or(() -> statement.controller().general().email()).or(() -> statement.controller().privacy().email())
                .flatMap(Address::email)
                .orElseThrow(() -> new IllegalStateException("the statement of " + statement.controller().key() + " names no e-mail address to send from"));
    }

    private static Controller.Contact contact(Controller controller, Letter.Sender sender) {
        return switch (sender) {
            case GENERAL -> controller.general();
            case PRIVACY -> controller.privacy();
        };
    }
}
