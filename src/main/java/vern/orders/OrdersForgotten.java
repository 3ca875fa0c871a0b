package vern.orders;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Declarations;
import vern.ledger.SubjectId;
import vern.start.DueJob;

/// What was ordered goes with the order's data, and what an invoice is for with the invoice's: nothing beside them says any longer who
/// bought what. An order that is delivered and has never been invoiced waits for its invoice.
@Component
class OrdersForgotten implements DueJob {

    private static final String OVER = """
            from orders.sale s where not exists (select 1 from orders.purchase p where p.anchor = s.anchor)
                and s.controller = any(?)
                and (s.delivered is null or exists (select 1 from orders.issued i where i.controller = s.controller and i.sale = s.number))""";

    private final JdbcClient database;
    private final Declarations declarations;

    OrdersForgotten(JdbcClient database, Declarations declarations) {
        this.database = database;
        this.declarations = declarations;
    }

    @Override
    public String name() {
        return "orders-forgotten";
    }

    @Override
    public Instant next(Instant after) {
        return DueJob.nextAt(LocalTime.of(3, 15), after, ZoneId.of("Europe/Oslo"));
    }

    @Override
    public void run(Instant at) {
        forget("");
        database.sql("""
                delete from orders.issued_line l using orders.issued i where i.controller = l.controller and i.number = l.invoice
                    and not exists (select 1 from orders.invoice h where h.anchor = i.anchor)""").update();
    }

    /// After an erasure, at once.
    void erased(Collection<SubjectId> person) {
        var numbers = person.stream().map(SubjectId::value).toArray(Long[]::new);
        forget(" and (s.orderer = any(?) or s.patient = any(?))", (Object) numbers, numbers);
    }

    private void forget(String whose, Object... numbers) {
        var all = new ArrayList<Object>(List.<Object>of((Object) holding()));
        all.addAll(List.of(numbers));
        database.sql("""
                with over as (select s.controller, s.number %s%s),
                lines as (delete from orders.line l using over o where l.controller = o.controller and l.sale = o.number)
                delete from orders.sale s using over o where s.controller = o.controller and s.number = o.number""".formatted(OVER, whose)).params(all).update();
    }

    /// The companies that hold orders as data of whoever ordered, or have; with the others an order is an organisation's.
    private String[] holding() {
        return declarations.controllers().stream().filter(key -> declarations.versions(key).stream().anyMatch(version -> version.categories().containsKey("order"))).toArray(String[]::new);
    }
}
