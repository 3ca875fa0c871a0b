package vern.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Tells a browser that takes no cookies from one that does, without JavaScript: a page with a form sets one, and this style sheet, which
/// the page links to, is asked for with it or without. With it, the words on missing cookies are hidden.
@Controller
class CookieProbe {

    @GetMapping("/{company:[a-z][a-z0-9-]*}/cookies.css")
    ResponseEntity<String> rules(@PathVariable String company, @CookieValue(name = Headers.FORM_COOKIE, defaultValue = "") String form) {
        var rules = form.isEmpty() ? "/* no cookie came */" : ".without-cookies { display: none; }";
        return ResponseEntity.ok().contentType(MediaType.valueOf("text/css")).cacheControl(CacheControl.noStore()).body(rules);
    }
}
