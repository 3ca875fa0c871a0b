package vern.portal.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vern.mail.Address;
import vern.portal.Visitor;

/// Choosing a password, an app or codes to write down.
@Component
class ChosenMeans {

    private static final Duration WORKS = Duration.ofMinutes(15);

    private final Credentials credentials;
    private final Entering entering;
    private final EntryKey key;
    private final PasswordEncoder passwords;
    private final Clock system = Clock.systemUTC();

    ChosenMeans(Credentials credentials, Entering entering, EntryKey key, PasswordEncoder passwords) {
        this.credentials = credentials;
        this.entering = entering;
        this.key = key;
        this.passwords = passwords;
    }

    Optional<Address.Email> address(Visitor visitor) {
        return entering.address(visitor.controller(), visitor.subject());
    }

    /// A new password, if nothing is wrong with it; else what is.
    Optional<String> password(Visitor visitor, String chosen, String company) {
        var around = Stream.concat(address(visitor).map(Address.Email::value).stream(), Stream.of(company)).collect(Collectors.toSet());
        var problem = PasswordRule.problem(chosen, around);
        if (problem.isPresent()) return problem;
        var hash = passwords.encode(chosen).getBytes(StandardCharsets.UTF_8);
        return credentials.put(visitor, Credentials.Fresh.of(Means.PASSWORD, told(visitor), hash, visitor)) ? Optional.empty() : Optional.of("portal.access.problem.ground");
    }

    /// What may be read of it: that it is there, and since when.
    private String told(Visitor visitor) {
        return credentials.today(visitor.controller()).toString();
    }

    /// A secret for an app, sealed for its owner and for a quarter of an hour, so that nothing is kept of one that is never confirmed.
    String secret(Visitor visitor) {
        var plain = ByteBuffer.allocate(Long.BYTES + OneTimeCodes.SECRET).putLong(system.instant().plus(WORKS).toEpochMilli()).put(EntryKey.random(OneTimeCodes.SECRET)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(bound(visitor), plain));
    }

    Optional<byte[]> opened(Visitor visitor, String sealed) {
        try {
            return key.open(bound(visitor), Base64.getUrlDecoder().decode(sealed)).filter(plain -> Instant.ofEpochMilli(ByteBuffer.wrap(plain).getLong()).isAfter(system.instant()))
                    .map(plain -> Arrays.copyOfRange(plain, Long.BYTES, plain.length));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String bound(Visitor visitor) {
        return "app " + visitor.controller() + " " + visitor.subject().value();
    }

    /// The app is theirs when a code of it is right. The codes to write down come with it; none if it is not right.
    List<String> app(Visitor visitor, String sealed, String code) {
        var secret = opened(visitor, sealed).filter(one -> OneTimeCodes.step(one, code, system.instant(), 0).isPresent());
        if (secret.isEmpty() || !credentials.put(visitor, Credentials.Fresh.of(Means.SECOND_FACTOR, told(visitor), secret.get(), visitor))) return List.of();
        return codes(visitor);
    }

    /// Ten new codes; those before count no more.
    List<String> codes(Visitor visitor) {
        if (credentials.of(visitor.controller(), visitor.subject()).stream().noneMatch(one -> one.means() == Means.SECOND_FACTOR)) return List.of();
        var codes = RecoveryCodes.fresh();
        var kept = credentials.put(visitor, Credentials.Fresh.of(Means.RECOVERY_CODES, told(visitor), RecoveryCodes.digests(codes).getBytes(StandardCharsets.UTF_8), visitor));
        return kept ? codes : List.of();
    }

    int codesLeft(Visitor visitor) {
        return credentials.of(visitor.controller(), visitor.subject()).stream().filter(one -> one.means() == Means.RECOVERY_CODES).findFirst()
                .flatMap(credentials::text).map(RecoveryCodes::left).orElse(0);
    }
}
