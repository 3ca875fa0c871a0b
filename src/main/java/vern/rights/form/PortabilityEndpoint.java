package vern.rights.form;

import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.rights.answers.Incoming;
import vern.rights.answers.Transfer;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Inbound;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.start.Published;

/// Where another company delivers what someone takes along to this one (Art. 20(2)): the format that we publish ourselves, with the
/// code that the person got on Min side, where they had signed in. Answers with a receipt; whoever handles requests takes over what the person wants.
@RestController
class PortabilityEndpoint {

    private static final int LARGEST = 2_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Published published;
    private final Inbound inbound;
    private final Receiving receiving;
    private final Progress progress;

    PortabilityEndpoint(Published published, Inbound inbound, Receiving receiving, Progress progress) {
        this.progress = progress;
        this.published = published;
        this.inbound = inbound;
        this.receiving = receiving;
    }

    /// A program has no form to take a token from; the code is what lets it in.
    @Bean
    @Order(30)
    static SecurityFilterChain portabilityGate(HttpSecurity security) throws Exception {
        return security.securityMatcher("/*/portability").authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable()).sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable()).logout(logout -> logout.disable()).build();
    }

    @GetMapping("/schema/portability-1.json")
    ResponseEntity<ClassPathResource> schema() {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/schema+json")).body(new ClassPathResource("vern/rights/answers/portability-1.json"));
    }

    @PostMapping("/{company:[a-z][a-z0-9-]*}/portability")
    ResponseEntity<Map<String, String>> receive(@PathVariable String company, @RequestHeader("Authorization") String authorization, @RequestBody String body) {
        var statement = published.of(company);
        if (body.length() > LARGEST || !format(body)) return ResponseEntity.status(HttpStatus.BAD_REQUEST).build();
        var who = inbound.use(company, authorization.replaceFirst("^Bearer ", ""));
        if (who.isEmpty()) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        var job = new Actor.Job("portability", company);
        var taken = receiving.take(Application.of(company, Set.of(RequestKind.PORTABILITY), Channel.PORTAL, statement.primaryLanguage())
                .saying(Map.of("message", body)).from(who.get()).concerning(Incoming.ABOUT), job).first();
        progress.identify(taken, IdentityMethod.SESSION, job);
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("number", taken.reference(), "sha256", Transfer.digest(body)));
    }

    private static boolean format(String body) {
        try {
            JsonNode file = JSON.readTree(body);
            return file.path("format").asString("").equals("vern-portability-1") && file.path("records").isArray();
        } catch (tools.jackson.core.JacksonException wrong) {
            return false;
        }
    }
}
