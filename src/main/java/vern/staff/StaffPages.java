package vern.staff;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.ledger.Declarations;
import vern.statement.Recipient;
import vern.web.Problems;

/// Who works here and in which roles. For administrators and the managing director.
@Controller
@RequestMapping("/desk/settings")
@PreAuthorize("hasAnyRole('administrator', 'managing-director')")
class StaffPages {

    private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    private final CurrentStaff current;
    private final Roster roster;
    private final Invitations invitations;
    private final Tables tables;

    /// What the pages read.
    @Component
    record Tables(Accounts accounts, Bindings bindings, Declarations declarations, Counter counter) {}

    /// A company whose people may work at the desk too: of the group, or a processor.
    record Employer(String key, String name) {}

    /// None before the company has published a statement.
    private List<Employer> employers(Locale locale) {
        if (!tables.declarations().controllers().contains(current.get().controller())) return List.of();
        return tables.counter().statement().recipients().values().stream().filter(one -> one.role() == Recipient.Role.GROUP_COMPANY || one.role() == Recipient.Role.PROCESSOR)
                .map(one -> new Employer(one.key(), one.name().in(Counter.language(locale)))).toList();
    }

    StaffPages(CurrentStaff current, Roster roster, Invitations invitations, Tables tables) {
        this.current = current;
        this.roster = roster;
        this.invitations = invitations;
        this.tables = tables;
    }

    @GetMapping
    String settings() {
        return "redirect:/desk/settings/staff";
    }

    @GetMapping("/staff")
    String list(Model model) {
        model.addAttribute("staff", tables.accounts().of(current.get().controller()));
        return "staff/list";
    }

    /// The link is shown this once; the database has only its digest.
    @PostMapping("/staff")
    String add(@RequestParam String name, @RequestParam String address, Model model) {
        switch (roster.add(current.get(), address, name)) {
            case Roster.Added.Account(long id) -> model.addAttribute("link", "/desk/welcome/" + invitations.invite(id).value());
            case Roster.Added.Not(Refusal reason) -> model.addAttribute("problems", problem(reason))
                    .addAttribute("name", name).addAttribute("address", address);
        }
        return list(model);
    }

    @GetMapping("/staff/{account}")
    String one(@PathVariable long account, Model model, Locale locale) {
        var row = tables.accounts().find(current.get().controller(), account).orElseThrow(() -> new NotOurs(account));
        model.addAttribute("person", row).addAttribute("history", tables.bindings().history(account)).addAttribute("roles", Roles.ALL)
                .addAttribute("employers", employers(locale));
        return "staff/one";
    }

    /// A role to give; `expires` is the last day it counts.
    record Given(String role, String task, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> expires) {}

    @PostMapping("/staff/{account}/roles")
    String bind(@PathVariable long account, Given given, Model model, Locale locale) {
        var end = given.expires().map(day -> day.plusDays(1).atStartOfDay(ZONE).toInstant());
        return answer(account, roster.bind(current.get(), new Bindings.Order(account, given.role(), given.task(), end)), model, locale);
    }

    @PostMapping("/staff/{account}/roles/{binding}/end")
    String end(@PathVariable long account, @PathVariable long binding, Model model, Locale locale) {
        return answer(account, roster.endRole(current.get(), account, binding), model, locale);
    }

    @PostMapping("/staff/{account}/employment")
    String employ(@PathVariable long account, @RequestParam String employer, Model model, Locale locale) {
        var others = employers(locale).stream().map(Employer::key).collect(Collectors.toSet());
        return answer(account, roster.employ(current.get(), account, Optional.of(employer).filter(key -> !key.isEmpty()), others), model, locale);
    }

    @PostMapping("/staff/{account}/deactivation")
    String deactivate(@PathVariable long account, Model model, Locale locale) {
        return answer(account, roster.deactivate(current.get(), account), model, locale);
    }

    private String answer(long account, Optional<Refusal> refusal, Model model, Locale locale) {
        if (refusal.isEmpty()) return "redirect:/desk/settings/staff/" + account;
        model.addAttribute("problems", problem(refusal.get()));
        return one(account, model, locale);
    }

    private static Problems problem(Refusal refusal) {
        return Problems.of(refusal.field(), refusal.text());
    }
}
