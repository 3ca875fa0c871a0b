package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vern.marketing.Links;

/// From Min side to the same page of channels and interests that the letters lead to.
@Controller
class MyPreferencePages {

    private final Links links;

    MyPreferencePages(Links links) {
        this.links = links;
    }

    @GetMapping("/{company:[a-z][a-z0-9-]*}/me/preferences")
    String preferences(@PathVariable String company, HttpServletRequest request) {
        var visitor = MeCookie.visitor(request).orElseThrow();
        return "redirect:/" + company + "/preferences/" + links.token(Links.Use.CHANNELS, company, visitor.subject(), "");
    }
}
