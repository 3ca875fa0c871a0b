package vern.rights.handling;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.requests.RequestKind;

/// What in a person's texts tells of someone else: proposed to be left out of the copy, and looked at before it is given (Art. 15(4) GDPR).
@Controller
class PassagePages {

    private static final int SHORTEST = 2;
    private static final int MOST = 50;

    private final OneRequest page;

    PassagePages(OneRequest page) {
        this.page = page;
    }

    /// Passages that are ticked are left out, those that are not are given; `words`, one to a line, are left out wherever they stand.
    @PostMapping("/desk/requests/{number:\\d+}/passages")
    String choose(@PathVariable int number, @RequestParam Map<String, String> form) {
        var request = page.handled(number);
        if (!request.open() || request.kind() != RequestKind.ACCESS || !request.recognised()) throw new ResponseStatusException(HttpStatus.CONFLICT);
        var out = form.keySet().stream().filter(name -> name.startsWith("out.")).map(name -> name.substring(4)).collect(Collectors.toSet());
        page.choose(request, out, words(form.getOrDefault("words", "")));
        return "redirect:/desk/requests/" + number + "?told=passages#others";
    }

    private static List<String> words(String lines) {
        return Stream.of(lines.split("\\R")).map(String::strip).filter(one -> one.length() >= SHORTEST).distinct().limit(MOST).toList();
    }
}
