package vern.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.VernTest;

@VernTest
class ExampleInvoicesTest {

    @Autowired JdbcClient database;

    @Test
    void everyInvoiceOfAnExampleNamesItsBuyerAndHangsOnAnAnchorOfItsOwn() {
        var complete = database.sql("""
                select count(*) from orders.invoice i join ledger.anchor a on a.id = i.anchor
                where a.kind = 'invoice' and a.parent is not null and i.name is not null""").query(Long.class).single();
        var all = database.sql("select count(*) from orders.invoice").query(Long.class).single();

        assertThat(all).isGreaterThan(200).isEqualTo(complete);
    }
}
