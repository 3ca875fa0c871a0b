package vern.rights.form;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.rights.answers.Documents;
import vern.rights.answers.Parcels;
import vern.rights.answers.Telling;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.RequestLinks;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.Requests;
import vern.start.Published;
import vern.web.Problems;

/// Following a request by its code, showing by a link that an address is one's own, and fetching a copy by link and code.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/requests")
class FollowPages {

    private static final int CODES_FROM_ONE_PLACE = 20;

    private final Published published;
    private final Requests requests;
    private final RequestLinks links;
    private final Handing handing;

    /// What is shown and handed over.
    @org.springframework.stereotype.Component("requestHanding")
    record Handing(Parcels parcels, Progress progress, KnownFacts facts, Documents documents) {}

    FollowPages(Published published, Requests requests, RequestLinks links, Handing handing) {
        this.published = published;
        this.requests = requests;
        this.links = links;
        this.handing = handing;
    }

    @GetMapping("/follow")
    String code(@PathVariable String company) {
        published.of(company);
        return "rights/form/follow";
    }

    /// A code that nobody has, and one that has run out of tries, are answered alike.
    @PostMapping("/follow")
    String follow(@PathVariable String company, @RequestParam String code, HttpServletRequest from, Model model) {
        var statement = published.of(company);
        var allowed = handing.facts().allowed("code-" + from.getRemoteAddr(), CODES_FROM_ONE_PLACE);
        var found = requests.followed(company, code);
        if (!allowed || found.isEmpty()) {
            model.addAttribute("problems", Problems.of("code", "rights.form.problem.code"));
            return "rights/form/follow";
        }
        model.addAttribute("recipients", Telling.names(statement, org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage())).addAttribute("requests", found).addAttribute("code", code).addAttribute("zone", statement.controller().zone());
        model.addAttribute("steps", found.stream().collect(java.util.stream.Collectors.toMap(Request::number,
                one -> requests.steps(one).stream().filter(step -> SHOWN.contains(step.kind())).toList())));
        model.addAttribute("documents", found.stream().filter(one -> handing.documents().wanted(one).isPresent()).collect(java.util.stream.Collectors.toMap(Request::number, one -> handing.documents().wanted(one).orElseThrow().key())));
        return "rights/form/state";
    }

    /// The steps that the person may read; the rest is the company's own work.
    private static final List<String> SHOWN = List.of("received", "identity-asked", "identified", "disputed", "extended", "fulfilled", "denied", "revoked", "expired", "joined", "recipient-told", "fetched", "suspended", "transferred", "lifting-told", "lifted", "posted", "document-asked", "document-declined", "document-gone");

    /// The page behind a link. Opening it changes nothing: mail programs open links too.
    @GetMapping("/link/{token:[A-Za-z0-9_-]{43}}")
    String link(@PathVariable String company, @PathVariable String token, Model model) {
        published.of(company);
        var request = links.working(company, token).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
        model.addAttribute("here", "/" + company + "/requests/link/" + token);
        return confirming(request, model);
    }

    private String confirming(Request request, Model model) {
        boolean more = handing.progress().required(request).compareTo(IdentityMethod.LINK) > 0 && handing.progress().required(request).compareTo(IdentityMethod.SESSION) <= 0;
        var askable = more && request.recognised() ? handing.facts().askable(new Actor.Job("request-link", request.controller()), request.subject()) : List.<String>of();
        model.addAttribute("one", request).addAttribute("facts", more ? asked(askable) : List.of()).addAttribute("document", handing.documents().wanted(request).map(vern.rights.answers.Scans.Kind::key).orElse(""));
        return "rights/form/link";
    }

    /// The same questions for someone the company does not know, or they would tell that it does not.
    private static List<String> asked(List<String> askable) {
        return askable.size() >= 2 ? askable : List.of("postal-code", "phone");
    }

    @PostMapping("/link/{token:[A-Za-z0-9_-]{43}}")
    String show(@PathVariable String company, @PathVariable String token, @RequestParam Map<String, String> form, Model model) {
        published.of(company);
        var answers = new TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("fact.") && !value.isBlank()) answers.put(name.substring(5), value);
        });
        return switch (links.use(company, token, answers)) {
            case SHOWN -> "rights/form/shown";
            case GONE -> throw new ResponseStatusException(HttpStatus.GONE);
            case WRONG -> {
                model.addAttribute("problems", Problems.of("facts", "rights.form.problem.facts")).addAttribute("here", "/" + company + "/requests/link/" + token);
                yield confirming(links.working(company, token).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE)), model);
            }
        };
    }

    @GetMapping("/parcel/{token:[A-Za-z0-9_-]{43}}")
    String parcel(@PathVariable String company, @PathVariable String token, Model model) {
        published.of(company);
        model.addAttribute("until", waiting(company, token).expires()).addAttribute("here", "/" + company + "/requests/parcel/" + token);
        return "rights/form/parcel";
    }

    /// The second factor is the code that the person was given when they asked. The file is never shown in the browser.
    @PostMapping("/parcel/{token:[A-Za-z0-9_-]{43}}")
    ResponseEntity<?> fetch(@PathVariable String company, @PathVariable String token, @RequestParam String code, Locale locale) {
        var waiting = waiting(company, token);
        var right = handing.facts().allowed("parcel-" + waiting.request()) && requests.followed(company, code).stream().anyMatch(one -> one.id() == waiting.request());
        if (!right) return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/" + company + "/requests/parcel/" + token + "?wrong").build();
        var request = requests.get(waiting.request());
        handing.progress().note(request, "fetched", "", new Actor.Self(request.subject(), company));
        handing.facts().forget("parcel-" + waiting.request());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + request.reference() + ".zip\"").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(handing.parcels().open(token));
    }

    private Parcels.Waiting waiting(String company, String token) {
        published.of(company);
        return handing.parcels().waiting(token).filter(one -> requests.get(one.request()).controller().equals(company))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    }
}
