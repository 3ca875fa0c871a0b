package vern.portal.entry;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The providers of electronic identities that the companies use (OpenID Connect), as they are set: see VERN_OIDC.
@Component
class Providers {

    private final Environment environment;

    Providers(Environment environment) {
        this.environment = environment;
    }

    /// A company's provider: its address, what we are called there and our secret, and the levels of assurance of which one is enough.
    record Provider(String issuer, String client, String secret, List<String> levels) {

        String host() {
            return URI.create(issuer).getHost();
        }

        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    Optional<Provider> of(String company) {
        return value(environment.getProperty("vern.oidc", ""), "[\\s]+", company).map(URI::create).map(uri -> {
            var issuer = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
            return new Provider(issuer, uri.getUserInfo(), value(environment.getProperty("vern.oidc.secrets", ""), "\\R", company).orElse(""),
                    List.of(uri.getFragment().split(",")));
        });
    }

    private static Optional<String> value(String all, String between, String company) {
        return Arrays.stream(all.split(between)).map(String::strip).filter(line -> line.startsWith(company + "=")).map(line -> line.substring(company.length() + 1)).findFirst();
    }
}
