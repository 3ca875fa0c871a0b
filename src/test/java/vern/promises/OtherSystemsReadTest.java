package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Another system of the company asks for personal data, and gets what its key's purposes have a ground for.
@Story
class OtherSystemsReadTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Ledger ledger;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    private ApiCaller caller(String purpose) {
        return ApiCaller.with(app.url("/").getPort(), counter.desk("midt-it", "administrator"), purpose);
    }

    private static JsonNode holdings(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("holdings");
    }

    private long seen(SubjectId who, String what) {
        return database.sql("select count(*) from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.role = 'api-key' and a.what = ?")
                .params(who.value(), what).query(Long.class).single();
    }

    @Test
    void whatIsGivenOutHasAGroundForThePurposeAndStandsInTheUseLog() {
        SubjectId who = counter.customer("midt-it", "AP-1", Row.person("Fantasi Avtalemo").since(counter.today()).and("source", "order"));
        ApiCaller deliver = caller("deliver");

        var given = holdings(deliver.use("midt-it", "{\"purpose\":\"deliver\",\"subjects\":[" + who.value() + "],\"what\":\"delivery-note\",\"matter\":\"O-1\"}"));
        var found = holdings(deliver.use("midt-it", "{\"purpose\":\"deliver\",\"search\":\"Avtalemo\",\"what\":\"look-up\"}"));
        ledger.restrict("midt-it", who, Stays.Scope.everything(), "disputed", Counter.clerk("midt-it"));
        var restricted = holdings(deliver.use("midt-it", "{\"purpose\":\"deliver\",\"subjects\":[" + who.value() + "],\"what\":\"afterwards\"}"));

        assertThat(given.toString()).contains("Fantasi Avtalemo");
        assertThat(given.valueStream().map(one -> one.path("subject").asLong())).isNotEmpty().allMatch(subject -> subject == who.value());
        assertThat(found.toString()).contains("Fantasi Avtalemo");
        assertThat(restricted).isEmpty();
        assertThat(List.of(seen(who, "delivery-note"), seen(who, "look-up"), seen(who, "afterwards"))).containsExactly(1L, 1L, 0L);
    }

    @Test
    void aKeyOpensItsOwnPurposesOfItsOwnCompanyOnlyAndAKeyForRequestsReadsNothing() {
        SubjectId who = counter.customer("midt-it", "AP-2", Row.person("Fantasi Stengtmo").since(counter.today()).and("source", "order"));
        String asked = "{\"purpose\":\"deliver\",\"subjects\":[" + who.value() + "]}";

        var otherPurpose = caller("newsletter").use("midt-it", asked);
        var otherCompany = caller("deliver").use("it-total", asked);
        var requests = caller(Gate.RIGHTS).use("midt-it", "{\"purpose\":\"rights\",\"subjects\":[" + who.value() + "]}");
        var unknown = caller("deliver").use("midt-it", "{\"purpose\":\"fantasi\",\"subjects\":[" + who.value() + "]}");

        assertThat(List.of(otherPurpose.statusCode(), otherCompany.statusCode(), requests.statusCode(), unknown.statusCode())).containsExactly(403, 401, 403, 403);
        assertThat(otherPurpose.body()).contains("/problems/not-your-purpose", "An administrator makes one at the desk");
        assertThat(otherPurpose.body() + otherCompany.body() + requests.body() + unknown.body()).doesNotContain("Fantasi");
        assertThat(seen(who, "api")).isZero();
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithWhatToWriteInstead() {
        ApiCaller deliver = caller("deliver");

        for (String wrong : List.of("{", "[]", "{\"purpose\":\"deliver\"}", "{\"purpose\":\"deliver\",\"subjects\":[]}", "{\"purpose\":\"deliver\",\"subjects\":[\"1\"]}", "{\"purpose\":\"deliver\",\"subjects\":[1.5]}",
                "{\"purpose\":\"deliver\",\"subjects\":[1],\"search\":\"ab\"}", "{\"purpose\":\"deliver\",\"search\":\"a\"}", "{\"purpose\":\"deliver\",\"subjects\":[1],\"what\":\"Fantasi Navn\"}",
                "{\"purpose\":\"deliver\",\"subjects\":[1],\"matter\":\"a b\"}", "{\"purpose\":\"deliver\",\"subjects\":[1],\"categories\":\"contact\"}", "{\"purpose\":\"deliver\",\"subjects\":[1],\"purpos\":1}")) {
            var answer = deliver.use("midt-it", wrong);

            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).contains("/problems/not-understood", "\"detail\"");
        }
    }

    /// Nothing is answered that the description does not have, and the other way round.
    @Test
    void theDescriptionHasEveryCallAndAnyoneMayReadIt() {
        var described = new TreeSet<String>();
        var answer = new Desk(app.url("/").getPort()).get("/api/v1/openapi.json");
        for (var path : JSON.readTree(answer.body()).path("paths").properties()) {
            for (var call : path.getValue().propertyNames()) if (Set.of("get", "post", "put", "delete").contains(call)) described.add(call.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        }
        var answered = new TreeSet<String>();
        for (var mapping : mappings.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                if (path.startsWith("/api/v1/{")) mapping.getMethodsCondition().getMethods().forEach(method -> answered.add(method + " " + path.replaceAll(":[^}]*}", "}")));
            }
        }

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(described).isNotEmpty().isEqualTo(answered);
    }
}
