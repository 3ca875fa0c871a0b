package vern.portal.entry;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.portal.Visitor;
import vern.start.PublicAddress;

/// Passkeys (WebAuthn level 2): a key pair in someone's own device, opened by what the device asks of them, and bound to this address, so
/// that no false page can use it. It is found by itself; nobody writes an address that could be tried.
@Component
class Passkeys {

    private static final Duration WORKS = Duration.ofMinutes(15);
    private static final int RANDOM = 16;
    private static final int SIGNED = RANDOM + Long.BYTES;
    private static final List<PublicKeyCredentialParameters> KINDS = List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256).stream()
            .map(kind -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, kind)).toList();

    private final WebAuthnManager verifier = WebAuthnManager.createNonStrictWebAuthnManager();
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(new ObjectConverter());
    private final Credentials credentials;
    private final EntryKey key;
    private final PublicAddress site;
    private final JdbcClient database;
    private final Clock system = Clock.systemUTC();

    Passkeys(Credentials credentials, EntryKey key, PublicAddress site, JdbcClient database) {
        this.credentials = credentials;
        this.key = key;
        this.site = site;
        this.database = database;
    }

    /// The name that keys are bound to: this installation's own.
    String place() {
        return URI.create(site.of("")).getHost();
    }

    /// Something new to sign. It says itself that it is ours and until when, so that nothing is written for a page that is only looked at.
    String challenge() {
        var plain = ByteBuffer.allocate(SIGNED).put(EntryKey.random(RANDOM)).putLong(system.instant().plus(WORKS).toEpochMilli()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(SIGNED + RANDOM).put(plain).put(seal(plain)).array());
    }

    private byte[] seal(byte[] plain) {
        return Arrays.copyOf(key.sign("challenge", plain), RANDOM);
    }

    /// Whether it is ours and still good; it is answered once.
    private boolean answers(byte[] challenge) {
        if (challenge.length != SIGNED + RANDOM || !MessageDigest.isEqual(seal(Arrays.copyOf(challenge, SIGNED)), Arrays.copyOfRange(challenge, SIGNED, challenge.length))) return false;
        var until = Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(RANDOM));
        if (!until.isAfter(system.instant())) return false;
        database.sql("delete from portal.answered where expires < ?").param(Timestamp.from(system.instant())).update();
        return database.sql("insert into portal.answered (challenge, expires) values (?, ?) on conflict (challenge) do nothing").params(challenge, Timestamp.from(until)).update() == 1;
    }

    /// The number that a device knows a person by: it says nothing, and is another at each company.
    String handle(Visitor visitor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign("handle", (visitor.controller() + " " + visitor.subject().value()).getBytes(StandardCharsets.UTF_8)));
    }

    /// Takes a new key in. False when what came is not an answer to our challenge, or may not be held.
    boolean register(Visitor visitor, Map<String, String> form, String told) {
        try {
            var data = verifier.parse(new RegistrationRequest(bytes(form, "attestation"), bytes(form, "client")));
            var challenge = data.getCollectedClientData().getChallenge().getValue();
            if (!answers(challenge)) return false;
            var verified = verifier.verify(data, new RegistrationParameters(expected(challenge), KINDS, true, true));
            var attested = verified.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
            var called = told.isEmpty() ? credentials.today(visitor.controller()).toString() : told;
            var fresh = Credentials.Fresh.of(Means.PASSKEY, called, keys.convert(attested), visitor).marked(mark(visitor.controller(), attested.getCredentialId()));
            return credentials.put(visitor, fresh);
        } catch (VerificationException | DataConversionException | IllegalArgumentException notAnAnswer) {
            return false;
        }
    }

    /// Who signed our challenge; empty when nobody did.
    Optional<Visitor> signIn(String controller, Map<String, String> form) {
        try {
            var data = verifier.parse(new AuthenticationRequest(bytes(form, "id"), bytes(form, "authenticator"), bytes(form, "client"), bytes(form, "signature")));
            var challenge = data.getCollectedClientData().getChallenge().getValue();
            var found = credentials.marked(controller, mark(controller, data.getCredentialId()));
            var attested = found.flatMap(credentials::material).map(keys::convert);
            if (!answers(challenge) || attested.isEmpty()) return Optional.empty();
            var record = new CredentialRecordImpl(new NoneAttestationStatement(), null, null, null, found.get().counter(), attested.get(), null, null, null, null);
            var verified = verifier.verify(data, new AuthenticationParameters(expected(challenge), record, null, true, true));
            boolean good = credentials.used(controller, found.get(), verified.getAuthenticatorData().getSignCount());
            return good ? Optional.of(new Visitor(found.get().subject(), controller, found.get().proves())) : Optional.empty();
        } catch (VerificationException | DataConversionException | IllegalArgumentException notAnAnswer) {
            return Optional.empty();
        }
    }

    private ServerProperty expected(byte[] challenge) {
        return new ServerProperty(Origin.create(site.of("")), place(), new DefaultChallenge(challenge));
    }

    private static byte[] mark(String controller, byte[] id) {
        return Credentials.mark(controller, "passkey " + Base64.getEncoder().encodeToString(id));
    }

    private static byte[] bytes(Map<String, String> form, String name) {
        return Base64.getUrlDecoder().decode(form.getOrDefault(name, ""));
    }
}
