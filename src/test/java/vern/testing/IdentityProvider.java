package vern.testing;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/// A real OpenID Connect server on this machine, one for the run, for Midt IT, Micromedic and IT total: it insists on PKCE
/// and a secret, and says of someone what the test told it.
public final class IdentityProvider {

    /// Held from the first application's start, which writes the port down, until the provider listens there itself: somebody
    /// else could be given a port that is merely known to have been free.
    private static final ServerSocket HELD = hold();
    private static final int PORT = HELD.getLocalPort();
    private static final String PERSON = "X-Person";
    private static final String SECRET = "fantasi-hemmelighet";
    private static final List<String> COMPANIES = List.of("midt-it", "micromedic", "it-total");
    private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();
    private static final Set<String> BACK = ConcurrentHashMap.newKeySet();

    private IdentityProvider() {}

    private static ServerSocket hold() {
        try {
            return new ServerSocket(0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static AnnotationConfigServletWebServerApplicationContext start() {
        try {
            HELD.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new AnnotationConfigServletWebServerApplicationContext(Server.class);
    }

    private static String issuer() {
        return "http://localhost:" + PORT;
    }

    /// As VERN_OIDC says it. High is enough everywhere.
    static String setting() {
        return String.join(" ", COMPANIES.stream().map(company -> company + "=http://vern-" + company + "@localhost:" + PORT + "#high,higher").toList());
    }

    static String secrets() {
        return String.join("\n", COMPANIES.stream().map(company -> company + "=" + SECRET).toList());
    }

    /// Starts it where it does not run yet, and lets this application have people sent back to it.
    public static void serve(AppUnderTest app) {
        COMPANIES.forEach(company -> BACK.add(app.url("/" + company + "/me/eid/back").toString()));
        Running.SERVER.isActive();
    }

    /// Someone whom the provider knows, and what it says of them: `name`, `email`, `email_verified`, `acr`.
    public static void knows(String user, Map<String, Object> claims) {
        PEOPLE.put(user, claims);
    }

    /// Signs in there as someone; where their browser is sent then.
    public static String signIn(String address, String user) {
        var client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        try {
            var answer = client.send(HttpRequest.newBuilder(URI.create(address)).header(PERSON, user).header("Accept", "text/html").build(), BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError("the provider answered " + answer.statusCode() + " " + answer.body()));
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private static final class Running {

        static final AnnotationConfigServletWebServerApplicationContext SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    @EnableWebSecurity
    static class Server {

        @Bean
        TomcatServletWebServerFactory web() {
            return new TomcatServletWebServerFactory(PORT);
        }

        /// Everything is answered by filters, which Tomcat asks only where there is a servlet.
        @Bean
        ServletRegistrationBean<HttpServlet> nothing() {
            return new ServletRegistrationBean<>(new HttpServlet() {}, "/");
        }

        @Bean
        SecurityFilterChain provider(HttpSecurity security) throws Exception {
            return security.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .addFilterAfter(IdentityProvider.Server::believe, SecurityContextHolderFilter.class).build();
        }

        /// Whoever a request says it is from, when it asks for a sign-in: the provider's own page is not what is tested.
        private static void believe(ServletRequest request, ServletResponse response, FilterChain rest) throws IOException, ServletException {
            var person = ((HttpServletRequest) request).getHeader(PERSON);
            if (person != null) SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person, "", List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)))));
            rest.doFilter(request, response);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().issuer(issuer()).build();
        }

        @Bean
        RegisteredClientRepository clients() {
            return new RegisteredClientRepository() {
                @Override
                public void save(RegisteredClient client) {
                    // The clients are the companies, and stay as they are.
                }

                @Override
                public RegisteredClient findById(String id) {
                    return client(id);
                }

                @Override
                public RegisteredClient findByClientId(String id) {
                    return client(id);
                }
            };
        }

        private static RegisteredClient client(String id) {
            return RegisteredClient.withId(id).clientId(id).clientSecret("{noop}" + SECRET).clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE).redirectUris(all -> all.addAll(BACK)).scopes(all -> all.addAll(List.of("openid", "profile", "email")))
                    .clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build()).build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic()).privateKey((RSAPrivateKey) pair.getPrivate()).keyID("one").build()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if ("id_token".equals(token.getTokenType().getValue())) PEOPLE.getOrDefault(token.getPrincipal().getName(), Map.of()).forEach(token.getClaims()::claim);
            };
        }
    }
}
