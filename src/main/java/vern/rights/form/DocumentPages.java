package vern.rights.form;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.rights.answers.Documents;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.Request;
import vern.rights.requests.RequestLinks;
import vern.rights.requests.Requests;
import vern.start.Published;
import vern.web.Problems;

/// Where someone without an account sends in a document that shows who they are, or a power of attorney: behind the one-time link, or by the code of their request.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/requests")
class DocumentPages {

    private static final int FROM_ONE_PLACE = 20;

    private final Published published;
    private final Documents documents;
    private final Ways ways;

    /// How one comes to it.
    @org.springframework.stereotype.Component("documentWays")
    record Ways(RequestLinks links, Requests requests, KnownFacts facts) {}

    DocumentPages(Published published, Documents documents, Ways ways) {
        this.published = published;
        this.documents = documents;
        this.ways = ways;
    }

    @GetMapping("/link/{token:[A-Za-z0-9_-]{43}}/document")
    String page(@PathVariable String company, @PathVariable String token, Model model) {
        return form(byLink(company, token), "/" + company + "/requests/link/" + token + "/document", model);
    }

    private Request byLink(String company, String token) {
        published.of(company);
        return ways.links().working(company, token).filter(one -> documents.wanted(one).isPresent()).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    }

    private String form(Request request, String here, Model model) {
        model.addAttribute("one", request).addAttribute("here", here).addAttribute("wanted", documents.wanted(request).orElseThrow().key());
        return "rights/form/document";
    }

    /// The link still shows that the address is theirs afterwards: it is not used up by this.
    @PostMapping("/link/{token:[A-Za-z0-9_-]{43}}/document")
    String send(@PathVariable String company, @PathVariable String token, Optional<MultipartFile> document, Model model) throws IOException {
        var request = byLink(company, token);
        return sent(request, content(document), "/" + company + "/requests/link/" + token + "/document", model);
    }

    /// A form without a file is one with an empty file.
    private static byte[] content(Optional<MultipartFile> document) throws IOException {
        return document.isPresent() ? document.get().getBytes() : new byte[0];
    }

    private String sent(Request request, byte[] document, String here, Model model) throws IOException {
        return switch (documents.take(request, document, new Actor.Self(request.subject(), request.controller()))) {
            case TAKEN -> {
                model.addAttribute("wanted", documents.wanted(request).orElseThrow().key());
                yield "rights/form/document-sent";
            }
            case NOT_TAKEN -> {
                model.addAttribute("problems", Problems.of("document", "rights.form.problem.document"));
                yield form(request, here, model);
            }
            case NOT_ASKED -> throw new ResponseStatusException(HttpStatus.GONE);
        };
    }

    /// By the code that the person was given when they asked, in the form and not in the address.
    record ByCode(Optional<MultipartFile> document, Optional<String> code, Optional<Integer> number) {}

    /// A code that nobody has and a request that needs no document are answered alike.
    @PostMapping("/follow/document")
    String send(@PathVariable String company, ByCode sent, HttpServletRequest from, Model model) throws IOException {
        published.of(company);
        var allowed = ways.facts().allowed("code-" + from.getRemoteAddr(), FROM_ONE_PLACE);
        var code = sent.code().orElse("");
        var request = ways.requests().followed(company, code).stream().filter(one -> allowed && sent.number().filter(number -> number == one.number()).isPresent()).filter(one -> documents.wanted(one).isPresent()).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
        model.addAttribute("code", code);
        return sent(request, content(sent.document()), "/" + company + "/requests/follow/document", model);
    }
}
