package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vern.rights.requests.Inbound;
import vern.start.PublicAddress;
import vern.start.Published;

/// The address and the code that someone gives the company they come from, so that it sends what they gave it straight here.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/inbound")
class MyInboundPages {

    private final Published published;
    private final Inbound inbound;
    private final PublicAddress site;

    MyInboundPages(Published published, Inbound inbound, PublicAddress site) {
        this.published = published;
        this.inbound = inbound;
        this.site = site;
    }

    @GetMapping
    String page(@PathVariable String company) {
        published.of(company);
        return "portal/inbound";
    }

    @PostMapping
    String make(@PathVariable String company, HttpServletRequest request, Model model) {
        model.addAttribute("address", site.of("/" + company + "/portability")).addAttribute("code", inbound.make(company, MeCookie.of(request).subject()));
        return "portal/inbound";
    }
}
