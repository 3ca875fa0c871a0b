package vern.promises;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// A table in the place of those that later modules bring, so that the ledger's own rules can be seen at work on their categories.
@Component
final class LaterKeeper implements Keeper {

    LaterKeeper(DataSource source) {
        JdbcClient.create(source).sql("""
                create schema if not exists later;
                create sequence if not exists later.number;
                create table if not exists later.record (subject bigint not null, id bigint not null, anchor bigint, terms int not null,
                    collected date not null, email text, amount text, primary key (subject, id))""").update();
    }

    @Override
    public String name() {
        return "later";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(new KeptTable("later.record", Map.of("email", "email", "amount", "amount", "ordered-by", "email"), List.of("email")));
    }
}
