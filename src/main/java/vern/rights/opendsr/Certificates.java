package vern.rights.opendsr;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.stereotype.Component;
import vern.rights.receipts.ReceiptKeys;
import vern.start.PublicAddress;

/// Signs what a company answers by OpenDSR, with the key of its receipts; the certificate says whose it is, and whoever asks trusts it for
/// having it from our own domain.
@Component("openDsrCertificates")
class Certificates {

    private static final Duration HOLDS = Duration.ofDays(825);

    private final ReceiptKeys keys;
    private final PublicAddress site;
    private final Clock clock;
    private final Map<String, X509Certificate> made = new ConcurrentHashMap<>();

    Certificates(ReceiptKeys keys, PublicAddress site, Clock clock) {
        this.keys = keys;
        this.site = site;
        this.clock = clock;
    }

    String domain() {
        return URI.create(site.of("/")).getHost();
    }

    /// Base64 of the signature over exactly these bytes (SHA-256, ECDSA).
    String signature(String company, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.pair(company).getPrivate());
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has ECDSA", missing);
        }
    }

    String pem(String company) {
        try {
            var encoded = made.computeIfAbsent(company, this::make).getEncoded();
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("a certificate could not be written", fault);
        }
    }

    private X509Certificate make(String company) {
        try {
            var name = new X500Principal("CN=" + domain());
            var pair = keys.pair(company);
            var from = clock.instant();
            var builder = new JcaX509v3CertificateBuilder(name, BigInteger.valueOf(from.toEpochMilli()), Date.from(from.minus(Duration.ofDays(1))), Date.from(from.plus(HOLDS)), name, pair.getPublic());
            return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException fault) {
            throw new IllegalStateException("a certificate could not be made", fault);
        }
    }
}
