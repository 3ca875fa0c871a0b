package vern.register.customers;

import java.util.List;
import org.springframework.stereotype.Component;
import vern.register.CompanyData;
import vern.register.NewCustomer;
import vern.staff.Counter;
import vern.web.Glance;

/// Customer companies that say they have another name, on the front page of those who keep the register.
@Component
class NamesGlance implements Glance {

    private final CompanyData companies;
    private final Counter counter;

    NamesGlance(CompanyData companies, Counter counter) {
        this.companies = companies;
        this.counter = counter;
    }

    @Override
    public List<Line> lines() {
        if (!counter.actsAs(NewCustomer.TAKEN_BY)) return List.of();
        var waiting = companies.waiting(counter.controller());
        return waiting.isEmpty() ? List.of() : List.of(new Line(counter.moment(), "register.glance.names", List.of(waiting.size()), "/desk/parties/" + waiting.getFirst().value()));
    }
}
