package vern.orders.billing;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.orders.sales.Sales;
import vern.staff.Counter;

/// Makes the invoice on an order.
@Controller
class IssuePages {

    private final Counter counter;
    private final Sales sales;
    private final Invoices invoices;

    IssuePages(Counter counter, Sales sales, Invoices invoices) {
        this.counter = counter;
        this.sales = sales;
        this.invoices = invoices;
    }

    @PostMapping("/desk/orders/{number}/invoice")
    String issue(@PathVariable long number) {
        var statement = counter.statement();
        var keeps = statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey("invoice")).flatMap(purpose -> purpose.roles().stream()).toList();
        if (!counter.actsAs(java.util.Set.copyOf(keeps))) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var sale = sales.find(counter.controller(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return switch (invoices.issue(sale, counter.actor())) {
            case Invoices.Outcome.Done(var issued) -> "redirect:/desk/invoices/" + issued.number();
            case Invoices.Outcome.Refused(var why) -> "redirect:/desk/orders/" + number + "?why=" + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
