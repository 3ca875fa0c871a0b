package vern.portal.entry;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.rights.requests.Code;
import vern.start.PublicAddress;

/// Signing in at a provider of electronic identities: OpenID Connect, the code flow with PKCE (RFC 7636), a nonce, and a level of assurance
/// (`acr`) that is asked for and looked at. Whoever comes back must be the browser that was sent.
@Component
class ElectronicIds {

    private static final Logger LOG = LoggerFactory.getLogger(ElectronicIds.class);

    static final Duration WORKS = Duration.ofMinutes(15);

    private final Providers providers;
    private final PublicAddress site;
    private final EntryKey key;
    private final JdbcClient database;
    private final Clock system = Clock.systemUTC();
    private final OidcAuthorizationCodeAuthenticationProvider exchange =
            new OidcAuthorizationCodeAuthenticationProvider(new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());

    ElectronicIds(Providers providers, PublicAddress site, EntryKey key, JdbcClient database) {
        this.providers = providers;
        this.site = site;
        this.key = key;
        this.database = database;
    }

    boolean offered(String company) {
        return providers.of(company).isPresent();
    }

    /// Where to send a browser, and the token that it must bring back.
    record Sent(String address, String token) {
        @Override
        public String toString() {
            return "Sent[…]";
        }
    }

    /// What is remembered of an errand: three words that nobody else knows.
    private record Errand(String state, String nonce, String verifier) {

        static Errand fresh() {
            return new Errand(Code.token(), Code.token(), Code.token());
        }

        byte[] bytes() {
            return String.join(" ", state, nonce, verifier).getBytes(StandardCharsets.US_ASCII);
        }

        static Errand of(byte[] bytes) {
            var words = new String(bytes, StandardCharsets.US_ASCII).split(" ");
            return new Errand(words[0], words[1], words[2]);
        }
    }

    /// The provider cannot be asked now.
    static final class Away extends RuntimeException {
        Away(String company, RuntimeException cause) {
            super("the provider of electronic identities of " + company + " does not answer", cause);
        }
    }

    /// Begins an errand. `connecting` is whoever is signed in and wants to connect theirs.
    Optional<Sent> begin(String company, Optional<SubjectId> connecting) {
        return providers.of(company).map(provider -> {
            var token = Code.token();
            var errand = Errand.fresh();
            database.sql("delete from portal.errand where expires < ?").param(Timestamp.from(system.instant())).update();
            database.sql("insert into portal.errand (token, controller, sealed, subject, expires) values (?, ?, ?, ?, ?)")
                    .params(Code.digest(token), company, key.seal("errand " + token, errand.bytes()), connecting.map(SubjectId::value).orElse(null),
                            Timestamp.from(system.instant().plus(WORKS))).update();
            return new Sent(request(company, provider, registration(company, provider), errand).getAuthorizationRequestUri(), token);
        });
    }

    private ClientRegistration registration(String company, Providers.Provider provider) {
        try {
            return ClientRegistrations.fromIssuerLocation(provider.issuer()).registrationId(company).clientId(provider.client()).clientSecret(provider.secret())
                    .redirectUri(back(company)).scope("openid", "profile", "email").build();
        } catch (RuntimeException away) {
            throw new Away(company, away);
        }
    }

    private String back(String company) {
        return site.of("/" + company + "/me/eid/back");
    }

    private OAuth2AuthorizationRequest request(String company, Providers.Provider provider, ClientRegistration client, Errand errand) {
        return OAuth2AuthorizationRequest.authorizationCode().clientId(client.getClientId()).authorizationUri(client.getProviderDetails().getAuthorizationUri())
                .redirectUri(back(company)).scopes(client.getScopes()).state(errand.state())
                .attributes(Map.of("registration_id", company, "nonce", errand.nonce(), "code_verifier", errand.verifier()))
                .additionalParameters(Map.of("nonce", digest(errand.nonce()), "code_challenge", digest(errand.verifier()), "code_challenge_method", "S256",
                        "acr_values", String.join(" ", provider.levels()))).build();
    }

    private static String digest(String word) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Code.digest(word));
    }

    /// What a provider says of someone, and for whom it was asked. `mark` is who they are there.
    record Shown(String mark, Optional<String> name, Optional<String> email, String host, Optional<SubjectId> connecting) {
        @Override
        public String toString() {
            return "Shown[" + host + "]";
        }
    }

    /// What came of an errand.
    sealed interface Returned {
        record Known(Shown shown) implements Returned {}

        /// The provider says who it is, but not as surely as the company asks for.
        record Weak() implements Returned {}

        record Failed() implements Returned {}
    }

    Returned back(String company, String token, Map<String, String> answer) {
        var provider = providers.of(company);
        var row = database.sql("delete from portal.errand where token = ? and controller = ? and expires > ? returning sealed, subject")
                .params(Code.digest(token), company, Timestamp.from(system.instant()))
                .query((found, _) -> Map.entry(found.getBytes("sealed"), Optional.ofNullable((Long) found.getObject("subject")).map(SubjectId::new))).optional();
        var errand = row.flatMap(found -> key.open("errand " + token, found.getKey())).map(Errand::of);
        if (provider.isEmpty() || errand.isEmpty() || !answer.containsKey("code")) return new Returned.Failed();
        try {
            var client = registration(company, provider.get());
            var response = OAuth2AuthorizationResponse.success(answer.get("code")).state(answer.getOrDefault("state", "")).redirectUri(back(company)).build();
            var came = (OAuth2LoginAuthenticationToken) exchange.authenticate(new OAuth2LoginAuthenticationToken(client,
                    new OAuth2AuthorizationExchange(request(company, provider.get(), client, errand.get()), response)));
            return judged(provider.get(), (OidcUser) came.getPrincipal(), row.get().getValue());
        } catch (AuthenticationException | Away notShown) {
            LOG.warn("An electronic identity was not shown: {}", notShown instanceof OAuth2AuthenticationException refused ? refused.getError().getErrorCode() : "no answer");
            return new Returned.Failed();
        }
    }

    private static Returned judged(Providers.Provider provider, OidcUser user, Optional<SubjectId> connecting) {
        var level = Optional.ofNullable(user.getIdToken().getAuthenticationContextClass());
        if (level.filter(provider.levels()::contains).isEmpty()) return new Returned.Weak();
        var email = Optional.ofNullable(user.getIdToken().getEmail()).filter(_ -> Boolean.TRUE.equals(user.getIdToken().getEmailVerified()));
        return new Returned.Known(new Shown(HexFormat.of().formatHex(Code.digest(user.getIdToken().getIssuer() + " " + user.getSubject())),
                Optional.ofNullable(user.getIdToken().getFullName()), email, provider.host(), connecting));
    }

    /// Whether two names can be one person's: every part of the shorter one is in the longer one, and there are at least two.
    static boolean alike(String one, String other) {
        var parts = List.of(parts(one), parts(other)).stream().sorted(java.util.Comparator.comparingInt(List::size)).toList();
        return parts.getFirst().size() > 1 && parts.getLast().containsAll(parts.getFirst());
    }

    private static List<String> parts(String name) {
        return Arrays.stream(name.toLowerCase(java.util.Locale.ROOT).split("[\\s-]+")).filter(part -> !part.isBlank()).toList();
    }
}
