package vern.cases.vault;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Scopes scopes;

    VaultPages(Counter counter, Vault vault, Histories histories, Scopes scopes) {
        this.scopes = scopes;
        this.counter = counter;
        this.vault = vault;
        this.histories = histories;
    }

    @GetMapping
    String all(@PathVariable long subject, @RequestParam Optional<String> matter, Model model) {
        var purpose = allowed(subject);
        model.addAttribute("lent", vault.lent(new SubjectId(subject))).addAttribute("matter", matter.filter(text -> text.matches("[KR]-[1-9]\\d{0,11}")).orElse(""));
        model.addAttribute("subject", subject).addAttribute("scope", vault.scope(new SubjectId(subject))).addAttribute("agrees", agrees());
        switch (vault.look(new SubjectId(subject), counter.actor(), purpose.key())) {
            case Use.Answer.Given(var holdings) -> model.addAttribute("held", vault.usable(holdings));
            case Use.Answer.Refused _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return "cases/vault/vault";
    }

    /// What a customer hands over, as the form has it.
    record Form(Optional<String> system, Optional<String> username, Optional<String> password, Optional<String> matter) {
        @Override
        public String toString() {
            return "Form[…]";
        }
    }

    @PostMapping
    String put(@PathVariable long subject, Form form, Model model) {
        allowed(subject);
        var matter = form.matter().map(String::strip).filter(text -> !text.isEmpty());
        if (form.password().filter(text -> !text.isBlank()).isEmpty()) return again(subject, Problems.of("password", "cases.vault.password.wrong"), matter, model);
        if (matter.filter(text -> !vault.matterOpen(counter.controller(), text)).isPresent()) return again(subject, Problems.of("matter", "cases.vault.matter.wrong"), matter, model);
        var words = new TreeMap<>(Map.of("system", form.system().orElse("").strip(), "username", form.username().orElse("").strip()));
        if (!vault.put(new SubjectId(subject), new Vault.Handed(words, form.password().get(), matter), counter.actor())) return again(subject, Problems.of("system", "cases.vault.agreement"), matter, model);
        return "redirect:/desk/vault/" + subject;
    }

    /// `reason` is the number of the case that it is needed for.
    @PostMapping("/{id}/showing")
    String show(@PathVariable long subject, @PathVariable long id, @RequestParam Optional<String> reason, Model model) {
        allowed(subject);
        var matter = reason.map(String::strip).filter(text -> text.matches("[A-Z]{1,3}-\\d{1,12}"));
        if (matter.isEmpty()) return again(subject, Problems.of("reason-" + id, "cases.vault.reason.wrong"), Optional.empty(), model);
        switch (vault.show(new SubjectId(subject), id, matter.get(), counter.actor())) {
            case Vault.Shown.Open(var password) -> model.addAttribute("shown", password).addAttribute("shownId", id);
            case Vault.Shown.Outside ignored -> model.addAttribute("problems", Problems.of("reason-" + id, "cases.vault.outside"));
            case Vault.Shown.Missing ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return all(subject, Optional.empty(), model);
    }

    /// What the agreement covers, as it was agreed with the customer; said by those who run the agreements, not by who wants to look.
    @PostMapping("/scope")
    String agree(@PathVariable long subject, @RequestParam(defaultValue = "") String systems, Model model) {
        allowed(subject);
        if (!agrees()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var party = vault.party(new SubjectId(subject)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (systems.length() > 500) return again(subject, Problems.of("systems", "cases.vault.systems.long"), Optional.empty(), model);
        scopes.agree(party, Scopes.read(systems), counter.actor());
        return "redirect:/desk/vault/" + subject;
    }

    private boolean agrees() {
        return counter.actsAs(Set.of("administrator", "operations", "managing-director"));
    }

    /// `matter`: what was written for which case it is, so that it is not kept longer than was meant when it is sent again.
    private String again(long subject, Problems problems, Optional<String> matter, Model model) {
        model.addAttribute("problems", problems);
        return all(subject, matter, model);
    }

    private Purpose allowed(long subject) {
        var purpose = Vault.purpose(counter.statement()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!counter.actsAs(purpose.roles())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (histories.of(counter.controller(), new SubjectId(subject)).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return purpose;
    }
}
