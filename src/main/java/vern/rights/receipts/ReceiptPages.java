package vern.rights.receipts;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.Requests;
import vern.start.Published;

/// The key that receipts are checked with, and the receipt of a request for whoever has its code.
@Controller
public class ReceiptPages {

    private static final int FROM_ONE_PLACE = 20;

    private final SignedReceipts receipts;
    private final ReceiptKeys keys;
    private final Requests requests;
    private final Doors doors;

    /// Who may come in, and how often.
    @org.springframework.stereotype.Component("receiptDoors")
    record Doors(Published published, KnownFacts facts) {}

    ReceiptPages(SignedReceipts receipts, ReceiptKeys keys, Requests requests, Doors doors) {
        this.receipts = receipts;
        this.keys = keys;
        this.requests = requests;
        this.doors = doors;
    }

    @GetMapping("/{company:[a-z][a-z0-9-]*}/.well-known/jwks.json")
    ResponseEntity<String> keys(@PathVariable String company) {
        doors.published().of(company);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/jwk-set+json")).body(keys.published(company));
    }

    @PostMapping("/{company:[a-z][a-z0-9-]*}/requests/follow/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable String company, @RequestParam String code, @RequestParam int number, HttpServletRequest from) {
        var statement = doors.published().of(company);
        if (!doors.facts().allowed("code-" + from.getRemoteAddr(), FROM_ONE_PLACE)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var request = requests.followed(company, code).stream().filter(one -> one.number() == number).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return file(request.reference(), receipts.ofRequest(request, statement.languages().contains(request.language()) ? request.language() : statement.primaryLanguage()));
    }

    /// A receipt to save; its name says nothing of the person.
    public static ResponseEntity<byte[]> file(String name, String receipt) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/jose")).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name.toLowerCase(Locale.ROOT) + ".jws\"").body(receipt.getBytes(StandardCharsets.US_ASCII));
    }
}
