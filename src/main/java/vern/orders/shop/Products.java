package vern.orders.shop;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.start.Installation;

/// What can be ordered in a shop. A demonstration comes with a few things.
@Component
@Order(40)
class Products implements ApplicationRunner {

    private final JdbcClient database;
    private final Installation installation;

    Products(JdbcClient database, Installation installation) {
        this.database = database;
        this.installation = installation;
    }

    record Product(String code, String name, long price, int vat) {}

    List<Product> of(String controller) {
        return database.sql("select code, name, price, vat from orders.product where controller = ? order by name").param(controller)
                .query((row, _) -> new Product(row.getString("code"), row.getString("name"), row.getLong("price"), row.getInt("vat"))).list();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!installation.demo() || !installation.companies().contains("onemed") || !of("onemed").isEmpty()) return;
        add("K-10", "Kompresser, steril, 10 stk.", 8900);
        add("S-20", "Skumbandasje 10 × 10 cm", 14950);
        add("T-30", "Stomipose, 30 stk.", 79000);
        add("N-40", "Næringsdrikk, 4 flasker", 11200);
    }

    private void add(String code, String name, long price) {
        database.sql("insert into orders.product (controller, code, name, price, vat) values ('onemed', ?, ?, ?, 25)").params(code, name, price).update();
    }
}
