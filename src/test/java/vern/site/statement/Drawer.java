package vern.site.statement;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// A place where a test puts what people write, so that there is something for the sweep to take.
@TestConfiguration(proxyBeanMethods = false)
class Drawer {

    @Bean
    Keeper drawer(DataSource database) {
        JdbcClient.create(database).sql("""
                create schema drawer;
                create table drawer.letter (subject bigint not null, id bigint generated always as identity, anchor bigint, terms int not null,
                    collected date not null, message text, primary key (subject, id))""").update();
        return new Keeper() {
            @Override
            public String name() {
                return "drawer";
            }

            @Override
            public List<KeptTable> tables() {
                return List.of(new KeptTable("drawer.letter", Map.of("message", "message"), List.of("message")));
            }
        };
    }
}
