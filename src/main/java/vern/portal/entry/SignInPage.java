package vern.portal.entry;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vern.start.Published;

/// The page on which someone signs in, with the ways that the company has.
@Component
class SignInPage {

    private final Published published;
    private final Passkeys passkeys;
    private final ElectronicIds identities;

    SignInPage(Published published, Passkeys passkeys, ElectronicIds identities) {
        this.published = published;
        this.passkeys = passkeys;
        this.identities = identities;
    }

    String show(String company, Model model) {
        var declared = Declared.means(published.of(company));
        model.addAttribute("password", declared.filter(one -> one.has(Means.PASSWORD)).isPresent())
                .addAttribute("passkey", declared.filter(one -> one.has(Means.PASSKEY)).isPresent())
                .addAttribute("challenge", passkeys.challenge()).addAttribute("rp", passkeys.place())
                .addAttribute("eid", identities.offered(company));
        return "portal/entry/sign-in";
    }
}
