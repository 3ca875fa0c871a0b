package vern.orders.shop;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.register.Contact;
import vern.register.Emails;
import vern.register.Parties;
import vern.register.PartyKind;
import vern.staff.Counter;
import vern.web.Problems;

/// The users of the shop and the customers' instructions, at the desk.
@Controller
@RequestMapping("/desk/shop")
class ShopDesk {

    private final Counter counter;
    private final ShopUsers users;
    private final Instructions instructions;
    private final Parties parties;
    private final Referral referral;
    private final HandingBack handingBack;
    private final Gate gate;

    /// What principals have us do.
    @Component("principalsDesk")
    record Principals(Instructions instructions, Referral referral, HandingBack handingBack, Gate gate) {}

    ShopDesk(Counter counter, ShopUsers users, Principals principals, Parties parties) {
        this.counter = counter;
        this.users = users;
        instructions = principals.instructions();
        referral = principals.referral();
        handingBack = principals.handingBack();
        gate = principals.gate();
        this.parties = parties;
    }

    @GetMapping
    String all(Model model) {
        allowed();
        var all = users.all(counter.controller());
        model.addAttribute("users", all).addAttribute("instructions", instructions.of(counter.controller())).addAttribute("today", counter.today())
                .addAttribute("units", all.stream().map(ShopUser::party).distinct().collect(Collectors.toMap(party -> party.value(), party -> parties.get(party).name().orElse(""))));
        return "orders/shop/users";
    }

    /// `customer` is the customer number of one of the organisation's contact persons; `may` what the user may do; all other fields go into the account, and one
    /// that the statement does not declare for it is refused.
    @PostMapping("/users")
    String add(@RequestParam Map<String, String> form, Model model) {
        allowed();
        var contact = contact(form.getOrDefault("customer", "").strip());
        if (contact.isEmpty()) return again(Problems.of("customer", "orders.shop.customer.wrong"), model);
        var party = parties.get(contact.get().party());
        var fields = new TreeMap<>(form);
        fields.remove("customer");
        fields.remove("may");
        fields.remove("_csrf");
        fields.put("health-unit", party.name().orElse(""));
        if (fields.getOrDefault("name", "").isBlank()) return again(Problems.of("name", "orders.shop.name.wrong"), model);
        if (Emails.normalise(fields.getOrDefault("email", "").strip()).isEmpty()) return again(Problems.of("email", "orders.shop.email.wrong"), model);
        switch (users.add(party, fields, ShopUsers.Permission.of(form.getOrDefault("may", "order")), counter.actor())) {
            case ShopUsers.Added.Done done -> model.addAttribute("added", done.user()).addAttribute("code", done.code());
            case ShopUsers.Added.Refused(var reason) -> model.addAttribute("problems", Problems.of("customer",
                    reason == vern.ledger.Placing.Reason.UNDECLARED_FIELD ? "orders.shop.fields.wrong" : "orders.problem.no-ground"));
        }
        return all(model);
    }

    /// An instruction that a contact person of the customer has given.
    @PostMapping("/instructions")
    String instruct(@RequestParam Optional<String> customer, @RequestParam Optional<String> what, @RequestParam Optional<String> due, @RequestParam Optional<Long> about, Model model) {
        allowed();
        var giver = contact(customer.orElse("").strip());
        if (giver.isEmpty()) return again(Problems.of("giver", "orders.instruction.giver.wrong"), model);
        var day = due.filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}")).map(LocalDate::parse).filter(one -> !one.isBefore(counter.today()));
        if (day.isEmpty()) return again(Problems.of("due", "orders.instruction.due.wrong"), model);
        var scope = Instructions.What.parse(what.orElse(""));
        if (scope.isEmpty()) return again(Problems.of("what", "orders.instruction.what.wrong"), model);
        var person = about.map(SubjectId::new);
        var theirs = person.flatMap(this::entered).filter(entered -> entered.principal().equals(giver.get().party()));
        if (scope.get() == Instructions.What.PERSON && theirs.isEmpty()) return again(Problems.of("about", "orders.instruction.about.wrong"), model);
        instructions.take(new Instructions.Given(giver.get(), scope.get(), day.get(), person), counter.actor());
        return "redirect:/desk/shop";
    }

    /// What we hold for a customer that wants it back, as a file to give it.
    @PostMapping("/instructions/{id}/file")
    Object file(@PathVariable long id, Model model) {
        allowed();
        var one = instructions.find(counter.controller(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return switch (handingBack.of(one, counter.actor())) {
            case HandingBack.Handed.Table(var csv) -> ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                    .header("Content-Disposition", "attachment; filename=\"instruction-" + id + ".csv\"").body(csv.getBytes(StandardCharsets.UTF_8));
            case HandingBack.Handed.Hides _ -> again(Problems.of("what", "orders.instruction.hidden"), model);
            case HandingBack.Handed.NotTheirs _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    /// Someone whom a customer has entered asks us directly: the customer is told, and decides.
    @PostMapping("/forwarding")
    String forward(@RequestParam Optional<Long> about, Model model) {
        allowed();
        var entered = about.map(SubjectId::new).flatMap(this::entered);
        if (entered.isEmpty()) return again(Problems.of("person", "orders.forward.wrong"), model);
        model.addAttribute("forwarded", referral.forward(new SubjectId(about.get()), entered.get(), counter.actor()));
        return all(model);
    }

    /// Empty also for whoever is protected, of whom the one at the desk may not know.
    private Optional<Referral.Entered> entered(SubjectId person) {
        return gate.sees(counter.actor(), person) ? referral.of(counter.controller(), person) : Optional.empty();
    }

    /// Someone who stands for an organisation today, by the customer number.
    private Optional<Contact> contact(String number) {
        return number.isEmpty() ? Optional.empty() : parties.numbered(counter.controller(), number).stream()
                .filter(one -> one.left().isEmpty() && parties.get(one.party()).kind() == PartyKind.ORGANISATION).findFirst();
    }

    private String again(Problems problems, Model model) {
        model.addAttribute("problems", problems);
        return all(model);
    }

    private void allowed() {
        var statement = counter.statement();
        if (!ShopUsers.open(statement)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var roles = statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(ShopUsers.ACCOUNT)).flatMap(purpose -> purpose.roles().stream()).collect(Collectors.toSet());
        if (!counter.actsAs(roles)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
