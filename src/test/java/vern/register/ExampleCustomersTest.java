package vern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.testing.VernTest;

@VernTest
class ExampleCustomersTest {

    @Autowired JdbcClient database;
    @Autowired Gate gate;

    @ParameterizedTest
    @CsvSource({"it-total,35", "medic-it,32", "midt-it,40", "onemed,33", "micromedic,32"})
    void everyPersonOfAnExampleIsInTheRegisterAtStart(String company, int people) throws IOException {
        var numbers = Files.readAllLines(Path.of("examples", company, "customers.csv")).stream().skip(1).map(row -> row.substring(0, row.indexOf(','))).toList();

        assertThat(numbers).hasSize(people);
        assertThat(database.sql("select distinct number from register.link where controller = ?").param(company).query(String.class).list()).containsAll(numbers);
    }

    /// The customers' numbers, in the first column of the example's file.
    private static List<String> numbers(String company) throws IOException {
        try (var file = new ClassPathResource("examples/" + company + "/customers.csv").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split("[,;]")[0]).toList();
        }
    }

    @Test
    void noHoldingWasTakenInWithoutALivingGround() {
        var dead = database.sql("""
                select count(*) from (select terms from register.person union all select terms from register.detail) h
                join ledger.terms t on t.id = h.terms where t.due <= (select max(published) from ledger.statement)""").query(Long.class).single();

        assertThat(dead).isZero();
    }

    @Test
    void theContactPersonsOfACompanyStandForOneParty() {
        var parties = database.sql("select count(*) from register.party where controller = 'onemed' and number = '900202415'").query(Long.class).single();

        assertThat(parties).isOne();
    }

    @Test
    void whatAStatementDoesNotDeclareIsNotTakenIn() {
        var all = gate.useAll(Use.of(new Actor.Job("test", "onemed"), "business-relations", "test"), 1000);

        assertThat(all).isInstanceOf(Use.Answer.Given.class);
        var fields = ((Use.Answer.Given) all).holdings().stream().filter(h -> h.category().equals("contact"))
                .map(Holding::fields).flatMap(f -> f.keySet().stream()).collect(Collectors.toSet());
        assertThat(fields).isSubsetOf(Set.of("name", "email", "phone", "title", "company", "work-address")).contains("work-address");
    }
}
