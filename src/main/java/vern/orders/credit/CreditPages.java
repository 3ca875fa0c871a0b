package vern.orders.credit;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.orders.sales.Sale;
import vern.orders.sales.Sales;
import vern.staff.Counter;
import vern.web.Problems;

/// Asking the bureau about whoever placed an order.
@Controller
@RequestMapping("/desk/credit")
class CreditPages {

    private final Counter counter;
    private final CreditChecks checks;
    private final Sales sales;

    CreditPages(Counter counter, CreditChecks checks, Sales sales) {
        this.counter = counter;
        this.checks = checks;
        this.sales = sales;
    }

    /// @param order the order's number, where the page was come to from an order
    @GetMapping
    String form(@RequestParam Optional<String> order, Model model) {
        order.filter(number -> number.matches("B-\\d{1,12}")).ifPresent(number -> model.addAttribute("order", number));
        return blank();
    }

    private String blank() {
        if (CreditChecks.purpose(counter.statement()).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "orders/credit/credit";
    }

    /// `order` is the order's number: `B-1004`.
    @PostMapping
    String check(@RequestParam Optional<String> order, Model model) {
        blank();
        Optional<Sale> sale = order.map(text -> text.strip().replaceFirst("^[Bb]-", "")).filter(text -> text.matches("\\d{1,12}")).map(Long::parseLong)
                .flatMap(number -> sales.find(counter.controller(), number));
        switch (checks.check(sale, counter.actor())) {
            case CreditChecks.Outcome.Checked(var risk) -> model.addAttribute("risk", risk);
            case CreditChecks.Outcome.Refused(var why) -> model.addAttribute("problems", Problems.of("order", why.messageKey()));
        }
        return "orders/credit/credit";
    }
}
