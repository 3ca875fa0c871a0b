package vern.cases.vault;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Histories;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.web.Problems;

/// The vault at the desk: what lies in it, without the passwords; one of them at a time, for a case, and not again by going back.
@Controller
@RequestMapping("/desk/vault/{subject}")
class VaultPages {

    private final Counter counter;
    private final Vault vault;
    private final Histories histories;

    VaultPages(Counter counter, Vault vault, Histories histories) {
        this.counter = counter;
        this.vault = vault;
        this.histories = histories;
    }

    @GetMapping
    String all(@PathVariable long subject, Model model) {
        var purpose = allowed(subject);
        model.addAttribute("subject", subject);
        switch (vault.look(new SubjectId(subject), counter.actor(), purpose.key())) {
            case Use.Answer.Given(var holdings) -> model.addAttribute("held", Vault.ordered(holdings));
            case Use.Answer.Refused _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return "cases/vault/vault";
    }

    @PostMapping
    String put(@PathVariable long subject, @RequestParam Optional<String> system, @RequestParam Optional<String> username, @RequestParam Optional<String> password, Model model) {
        allowed(subject);
        if (password.filter(text -> !text.isBlank()).isEmpty()) return again(subject, Problems.of("password", "cases.vault.password.wrong"), model);
        var words = new TreeMap<>(Map.of("system", system.orElse("").strip(), "username", username.orElse("").strip()));
        if (!vault.put(new SubjectId(subject), words, password.get(), counter.actor())) return again(subject, Problems.of("system", "cases.vault.agreement"), model);
        return "redirect:/desk/vault/" + subject;
    }

    /// `reason` is the number of the case that it is needed for.
    @PostMapping("/{id}/showing")
    String show(@PathVariable long subject, @PathVariable long id, @RequestParam Optional<String> reason, Model model) {
        allowed(subject);
        var matter = reason.map(String::strip).filter(text -> text.matches("[A-Z]{1,3}-\\d{1,12}"));
        if (matter.isEmpty()) return again(subject, Problems.of("reason-" + id, "cases.vault.reason.wrong"), model);
        var shown = vault.show(new SubjectId(subject), id, matter.get(), counter.actor());
        model.addAttribute("shown", shown.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))).addAttribute("shownId", id);
        return all(subject, model);
    }

    private String again(long subject, Problems problems, Model model) {
        model.addAttribute("problems", problems);
        return all(subject, model);
    }

    private Purpose allowed(long subject) {
        var purpose = Vault.purpose(counter.statement()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!counter.actsAs(purpose.roles())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (histories.of(counter.controller(), new SubjectId(subject)).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return purpose;
    }
}
