package vern.mail.inbox;

/// Deals with mail that came to a company. Called once for each mail, in a transaction that ends with the mail taken out of the
/// mailbox: what is written here is the only copy that stays.
public interface MailReceiver {

    void receive(String controller, IncomingMail mail);
}
