package vern.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.mail.inbox.IncomingMail;
import vern.mail.inbox.MailReceiver;
import vern.statement.Controller;
import vern.statement.Statement;

/// Mail to the company: an answer goes to its case, anything else is a new one.
@Component
class CaseMail implements MailReceiver {

    private static final Pattern REFERENCE = Pattern.compile("\\[K-(\\d{1,12})-([0-9a-f]{8})]");

    /// How people mark a mail for the data protection officer, in its subject line.
    private static final Pattern OFFICER = Pattern.compile("(?iu)\\bDPO\\b|personvernombud|dataskyddsombud|data protection officer");

    private static final String CUSTOMER_SERVICE = "customer-service";

    private final Ledger.Setting setting;
    private final Matters matters;
    private final Arrivals arrivals;

    CaseMail(Ledger.Setting setting, Matters matters, Arrivals arrivals) {
        this.setting = setting;
        this.matters = matters;
        this.arrivals = arrivals;
    }

    @Override
    public void receive(String controller, IncomingMail mail) {
        var actor = new Actor.Job("mailbox", controller);
        var earlier = earlier(controller, mail).filter(Matter::open);
        var kind = earlier.map(Matter::kind).orElseGet(() -> kind(controller, mail));
        var arrival = arrival(controller, kind, mail);
        if (earlier.flatMap(matter -> arrivals.add(matter, arrival, actor)).isEmpty()) {
            if (!(arrivals.take(arrival, actor) instanceof Arrived.Opened)) throw new IllegalStateException("the statement of " + controller + " has no place for mail");
        }
    }

    /// What comes to an address that is for privacy alone is a matter of privacy, whatever it says; what is marked for the data protection
    /// officer there is theirs, where the statement has a place for it.
    private Kind kind(String controller, IncomingMail mail) {
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        var company = statement.controller();
        var officer = company.dataProtectionOfficer().flatMap(Controller.Contact::email).filter(address -> to(mail, address));
        boolean marked = officer.isPresent() && (!officer.equals(company.privacy().email()) || OFFICER.matcher(mail.body().subject()).find());
        if (marked && statement.categories().containsKey(Filing.OFFICER)) return Kind.OFFICER;
        var sorted = Sorting.of(mail.body().subject(), mail.body().text());
        boolean privacy = officer.isPresent() || company.privacy().email().filter(address -> to(mail, address)).isPresent() && forPrivacyAlone(statement);
        return privacy && !sorted.privacy() ? Kind.PRIVACY : sorted;
    }

    private static boolean to(IncomingMail mail, String address) {
        return mail.from().to().stream().anyMatch(address::equalsIgnoreCase);
    }

    /// Not where it is customer service's own address: then it is for whatever else people ask, too.
    private static boolean forPrivacyAlone(Statement statement) {
        return statement.controller().privacy().role().filter(CUSTOMER_SERVICE::equals).isEmpty();
    }

    /// By the numbers that it answers, else by the reference in its subject line.
    private Optional<Matter> earlier(String controller, IncomingMail mail) {
        return mail.thread().answers().stream().flatMap(number -> matters.ofThread(controller, Entries.digest(number)).stream()).findFirst().or(() -> {
            var reference = REFERENCE.matcher(mail.body().subject());
            return reference.find() ? matters.find(controller, new CaseId(Long.parseLong(reference.group(1)))).filter(matter -> matter.filed().token().equals(reference.group(2)))
                    : Optional.empty();
        });
    }

    private Arrival arrival(String controller, Kind kind, IncomingMail mail) {
        var fields = new HashMap<String, String>(Map.of("subject", REFERENCE.matcher(mail.body().subject()).replaceAll("").strip(), "message", mail.body().text(),
                "name", mail.from().name()));
        mail.from().address().ifPresent(address -> fields.put("email", address.value()));
        var language = setting.declarations().inForce(controller, setting.clock().instant()).primaryLanguage();
        var how = new Arrival.Mail(mail.thread().messageId(), mail.body().whole(), mail.traits().automatic() || mail.traits().list());
        return new Arrival(controller, Channel.EMAIL, kind, fields, new Arrival.Way(Optional.empty(), Optional.empty(), language, false, mail.body().enclosures(), Optional.of(how)));
    }
}
