package vern.site.forms;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// What was written in forms before there was one inbox moves into the cases at the first start, under the terms it has, and the store of
/// its own goes. Not a migration: those of a module know no other's tables.
@Component
@Order(30)
class OneInbox implements ApplicationRunner {

    private final JdbcClient database;
    private final TransactionOperations transactions;

    OneInbox(JdbcClient database, TransactionOperations transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transactions.executeWithoutResult(_ -> {
            database.sql("select pg_advisory_xact_lock(hashtext('site.enquiry'))").query((row, n) -> n).list();
            if (database.sql("select to_regclass('site.enquiry') is not null").query(Boolean.class).single()) move();
        });
    }

    private void move() {
        database.sql("""
                insert into cases.matter (subject, id, controller, kind, channel, state, category, anchor, token, language, urgent, opened, touched, closed, version)
                select e.subject, nextval('cases.case_id'), c.company, 'enquiry', 'form', case when c.closed is null then 'new' else 'closed' end, t.category, e.anchor,
                    substr(md5(c.seal::text), 1, 8), 'nb', false, c.received, coalesce(c.closed, c.received), c.closed, 1
                from site.enquiry_case c join site.enquiry e on e.id = c.id join ledger.terms t on t.id = e.terms""").update();
        database.sql("""
                insert into cases.entry (subject, id, anchor, terms, collected, name, company, phone, email, product, message)
                select subject, -id, anchor, terms, collected, name, company, phone, email, product, message from site.enquiry""").update();
        database.sql("""
                insert into cases.turn (subject, entry, matter, way, at, whole, found)
                select e.subject, -e.id, m.id, 'in', m.opened, true, '' from site.enquiry e join site.enquiry_case c on c.id = e.id
                    join cases.matter m on m.subject = e.subject and m.anchor = e.anchor and m.opened = c.received""").update();
        database.sql("drop table site.enquiry_case").update();
        database.sql("drop table site.enquiry").update();
    }
}
