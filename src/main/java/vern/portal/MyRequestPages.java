package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.answers.Choosing;
import vern.rights.answers.Documents;
import vern.rights.answers.Parcels;
import vern.rights.answers.Telling;
import vern.rights.answers.WrittenLetters;
import vern.rights.requests.Ages;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Correspondence;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.Requests;
import vern.start.Published;

/// What someone asks for on Min side, and how it goes. Whoever is signed in has shown who they are, as far as a sign-in shows it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/requests")
class MyRequestPages {

    private static final int LONGEST = 4000;

    private final Published published;
    private final Receiving receiving;
    private final Requests requests;
    private final Asking asking;

    /// What a request goes through.
    @org.springframework.stereotype.Component("meAsking")
    record Asking(Progress progress, Correspondence correspondence, Dossiers dossiers, Ages ages, Parcels parcels, WrittenLetters written, Documents documents) {}

    MyRequestPages(Published published, Receiving receiving, Requests requests, Asking asking) {
        this.published = published;
        this.receiving = receiving;
        this.requests = requests;
        this.asking = asking;
    }

    @GetMapping("/new/{kind:[a-z-]+}")
    String form(@PathVariable String company, @PathVariable String kind, @RequestParam Optional<String> field, HttpServletRequest request, Model model) {
        if (kind(company, kind) == RequestKind.RECTIFICATION) {
            model.addAttribute("fields", mine(MeCookie.of(request)).map(Dossier::correctable).orElse(List.of())).addAttribute("field", field.orElse(""))
                    .addAttribute("shown", MePages.shown(published.of(company), MeCookie.of(request)));
        }
        if (kind(company, kind).answeredToGuardians()) model.addAttribute("ownAge", asking.ages().own(published.of(company)));
        model.addAttribute("kind", kind(company, kind)).addAttribute("purposes", Choosing.objectionable(published.of(company), MePages.language()));
        return "portal/ask";
    }

    @PostMapping("/new/{kind:[a-z-]+}")
    String send(@PathVariable String company, @PathVariable String kind, @RequestParam Map<String, String> form, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        var statement = published.of(company);
        var message = form.getOrDefault("message", "").strip();
        var said = new TreeMap<String, String>();
        if (!message.isEmpty()) said.put("message", message.substring(0, Math.min(LONGEST, message.length())));
        mine(visitor).flatMap(Dossier::email).ifPresent(email -> said.put("email", email.reveal()));
        var language = statement.languages().contains(MePages.language()) ? MePages.language() : statement.primaryLanguage();
        var application = Application.of(company, Set.of(kind(company, kind)), Channel.PORTAL, language).saying(said).from(visitor.subject());
        var about = Optional.ofNullable(form.get("purpose")).filter(statement.purposes()::containsKey);
        var disputing = application.disputing(kind(company, kind) == RequestKind.RECTIFICATION ? wrong(visitor, form) : Set.of());
        var received = receiving.take(about.map(application::concerning).orElse(disputing), visitor.self()).first();
        asking.progress().identify(received, visitor.method(), visitor.self());
        return "redirect:/" + company + "/me/requests/" + received.number() + "?sent";
    }

    private Optional<Dossier> mine(Visitor visitor) {
        return asking.dossiers().whole(visitor.self(), visitor.subject(), MePages.language(), "min-side");
    }

    /// The categories of what the person says is wrong; none where something is missing or has changed.
    private Set<String> wrong(Visitor visitor, Map<String, String> form) {
        if (!"wrong".equals(form.get("how"))) return Set.of();
        return mine(visitor).map(dossier -> dossier.saying(form.getOrDefault("field", ""))).orElse(Set.of());
    }

    @GetMapping("/{number:\\d+}")
    String one(@PathVariable String company, @PathVariable int number, HttpServletRequest request, Model model) {
        var mine = mine(company, number, request);
        var said = asking.correspondence().read(new vern.ledger.Actor.Job("min-side", company), List.of(mine), published.moment()).getOrDefault(mine.anchor(), Map.of());
        model.addAttribute("one", mine).addAttribute("said", said).addAttribute("steps", requests.steps(mine)).addAttribute("recipients", Telling.names(published.of(company), MePages.language()))
                .addAttribute("unshown", mine.open() && mine.identity().filter(one -> one.method().meets(MeCookie.of(request).method())).isEmpty());
        model.addAttribute("letters", asking.written().of(new vern.ledger.Actor.Job("min-side", company), mine));
        model.addAttribute("document", asking.documents().asked(mine));
        if (fetchable(mine, request)) model.addAttribute("copy", asking.parcels().own(mine).flatMap(asking.parcels()::waiting));
        return "portal/request";
    }

    /// Whether whoever is signed in has shown who they are well enough for what this gives out, and is the one who is answered.
    private boolean fetchable(Request mine, HttpServletRequest request) {
        return !mine.throughGuardian() && MeCookie.of(request).method().meets(asking.progress().required(mine));
    }

    /// The copy itself; a file, never shown in the browser.
    @PostMapping("/{number:\\d+}/copy")
    ResponseEntity<byte[]> copy(@PathVariable String company, @PathVariable int number, HttpServletRequest request) {
        var mine = mine(company, number, request);
        var token = fetchable(mine, request) ? asking.parcels().own(mine) : Optional.<String>empty();
        var content = asking.parcels().open(token.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        asking.progress().note(mine, "fetched", "", MeCookie.of(request).self());
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + mine.reference() + ".zip\"").body(content);
    }

    /// A document that shows who they are, where the desk has asked for one.
    @PostMapping("/{number:\\d+}/document")
    String document(@PathVariable String company, @PathVariable int number, Optional<MultipartFile> document, HttpServletRequest request) throws IOException {
        var sent = asking.documents().take(mine(company, number, request), document.isPresent() ? document.get().getBytes() : new byte[0], MeCookie.of(request).self());
        return "redirect:/" + company + "/me/requests/" + number + (sent == Documents.Sent.TAKEN ? "?document" : "?refused");
    }

    /// It was they who asked: the request is theirs as surely as their sign-in shows who they are.
    @PostMapping("/{number:\\d+}/identity")
    String identify(@PathVariable String company, @PathVariable int number, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        asking.progress().identify(mine(company, number, request), visitor.method(), visitor.self());
        return "redirect:/" + company + "/me/requests/" + number;
    }

    /// The person takes it back.
    @PostMapping("/{number:\\d+}/revocation")
    String revoke(@PathVariable String company, @PathVariable int number, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        asking.progress().close(mine(company, number, request), new Progress.Closing(vern.rights.requests.RequestState.REVOKED, Optional.empty(), ""), visitor.self());
        return "redirect:/" + company + "/me/requests/" + number;
    }

    /// Somebody else's request is not there.
    private Request mine(String company, int number, HttpServletRequest request) {
        return requests.of(MeCookie.of(request).subject()).stream().filter(one -> one.controller().equals(company) && one.number() == number && one.recognised()).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private RequestKind kind(String company, String kind) {
        return RequestKind.of(kind).filter(one -> published.of(company).rights().granted().containsKey(one.key())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
