package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.register.Given;
import vern.testing.Desk;

/// Figures that are made of what is held about many, and in which nobody can be found.
@Story
class FiguresOfManyTest {

    @Autowired Counter counter;
    @Autowired JdbcClient database;

    private Desk marketing() {
        return counter.desk("midt-it", "marketing");
    }

    private static String address(String name) {
        return name.toLowerCase().replace(' ', '.') + "@reach.example";
    }

    @Test
    @Keeps({"M2-29", "M2-33"})
    void aSetOfFiguresIsAnonymisedAndLeavesSmallGroupsOut() {
        for (int i = 0; i < 10; i++) of("midt-it", "Fantasi Mange " + i, "Reach Stor");
        for (int i = 0; i < 9; i++) of("midt-it", "Fantasi Få " + i, "Reach Liten");
        var form = Map.of("purpose", "market-analysis", "by", "service.subscription-type", "and", "");

        var page = Desk.plain(marketing().send("/desk/analysis", "/desk/analysis/runs", form).body());
        var file = marketing().send("/desk/analysis", "/desk/analysis/files", form);

        assertThat(page).contains("Reach Stor", "Groups of fewer than 10 are left out").doesNotContain("Reach Liten", "Fantasi");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("anonymised-market-analysis");
        assertThat(file.body()).startsWith("# anonymised").contains("\"Reach Stor\",10").doesNotContain("Reach Liten", "Fantasi", "@", "+47");
        assertThat(database.sql("select details::text from audit.entry where kind = 'analysis.run' and controller = 'midt-it'").query(String.class).list())
                .isNotEmpty().allSatisfy(entry -> assertThat(entry).contains("anonymised", "service.subscription-type"));
        assertThat(marketing().send("/desk/analysis", "/desk/analysis/runs", Map.of("purpose", "market-analysis", "by", "contact.email")).statusCode()).isEqualTo(400);
        assertThat(marketing().send("/desk/analysis", "/desk/analysis/runs", Map.of("purpose", "secure-network", "by", "traffic.ip-address")).statusCode()).isEqualTo(400);
    }

    @Test
    @Keeps("T-22")
    void itTotalGetsBetterFromFiguresInWhichNobodyCanBeFound() {
        for (int i = 0; i < 10; i++) of("it-total", "Fantasi Drift " + i, "Reach Drift");
        of("it-total", "Fantasi Alene", "Reach Alene");
        var desk = counter.desk("it-total", "operations");

        var page = Desk.plain(desk.send("/desk/analysis", "/desk/analysis/runs", Map.of("purpose", "improve", "by", "service.subscription-type")).body());

        assertThat(page).contains("Reach Drift").doesNotContain("Reach Alene", "Fantasi", "@reach.example");
        assertThat(desk.read("/desk/analysis")).doesNotContain("contact-log.message", "contact-log.email", "contact-log.name");
        assertThat(counter.desk("it-total", "accounting").get("/desk/analysis").statusCode()).isEqualTo(403);
    }

    private SubjectId of(String company, String name, String subscription) {
        var given = Given.of("customer", Map.of("name", name, "email", address(name), "phone", "+4722000000", "address", "Eksempelveien 9", "postal-code", "6470", "city", "Eresfjord", "country", "NO"));
        return counter.subscriber(company, company.equals("midt-it") ? given.born(LocalDate.of(1980, 4, 1)) : given, subscription);
    }
}
