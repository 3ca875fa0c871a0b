package vern.portal.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.portal.MeCookie;
import vern.portal.MeLetters;
import vern.portal.MeVisits;
import vern.portal.Visitor;
import vern.start.Origin;
import vern.start.Published;

/// What stands between showing who one is and being in: the visit begins, its cookie is given, and where it came from is written down.
@Component
class Doorway {

    private final MeVisits visits;
    private final MeCookie cookie;
    private final MeLetters letters;
    private final Around around;

    /// What a sign-in touches beside the visit itself.
    @Component("doorwayAround")
    record Around(Logins logins, Origin origin, Published published) {}

    Doorway(MeVisits visits, MeCookie cookie, MeLetters letters, Around around) {
        this.visits = visits;
        this.cookie = cookie;
        this.letters = letters;
        this.around = around;
    }

    /// A request and what answers it.
    record Call(HttpServletRequest request, HttpServletResponse response, Locale locale) {}

    MeVisits visits() {
        return visits;
    }

    MeCookie cookie() {
        return cookie;
    }

    MeLetters letters() {
        return letters;
    }

    Logins.From from(Call call, String controller, SubjectId subject) {
        return new Logins.From(controller, subject, around.origin().address(call.request()));
    }

    /// The network someone comes from, as a word to count tries by.
    String place(Call call) {
        return around.origin().network(call.request()).getHostAddress();
    }

    /// They are in; where to go next.
    String in(Call call, Visitor visitor) {
        around.logins().write(from(call, visitor.controller(), visitor.subject()), Logins.IN);
        cookie.give(call.request(), call.response(), visitor);
        return "redirect:/" + visitor.controller() + "/me";
    }

    /// From there it is not enough: written down, and a link goes to the address that the company has.
    void stop(Call call, Logins.From from) {
        around.logins().write(from, Logins.STOPPED);
    }

    void tell(String controller, SubjectId subject, Address.Email address, String language) {
        letters.access(around.published().of(controller), new MeLetters.To(subject, address, language));
    }
}
