package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.receipts.ReceiptPages;
import vern.rights.receipts.SignedReceipts;
import vern.rights.requests.Requests;

/// Signed receipts of what someone has said yes to, and of what they have asked for, to keep.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MyReceiptPages {

    private final SignedReceipts receipts;
    private final Requests requests;

    MyReceiptPages(SignedReceipts receipts, Requests requests) {
        this.receipts = receipts;
        this.requests = requests;
    }

    @GetMapping("/choices/{purpose:[a-z][a-z0-9-]*}/receipt")
    ResponseEntity<byte[]> consent(@PathVariable String company, @PathVariable String purpose, HttpServletRequest request) {
        var visitor = MeCookie.visitor(request).orElseThrow();
        return ReceiptPages.file(purpose, receipts.ofConsent(company, visitor.subject(), purpose, MePages.language()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    /// Somebody else's request is not there.
    @GetMapping("/requests/{number:\\d+}/receipt")
    ResponseEntity<byte[]> request(@PathVariable String company, @PathVariable int number, HttpServletRequest request) {
        var visitor = MeCookie.visitor(request).orElseThrow();
        var mine = requests.of(visitor.subject()).stream().filter(one -> one.controller().equals(company) && one.number() == number && one.recognised()).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ReceiptPages.file(mine.reference(), receipts.ofRequest(mine, MePages.language()));
    }
}
