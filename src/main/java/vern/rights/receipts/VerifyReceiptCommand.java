package vern.rights.receipts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;

/// `./vern verify-receipt FILE --key FILE`: checks a receipt with nothing but the file and the company's public keys, as they stand at its
/// `/.well-known/jwks.json`. Prints what the receipt says.
public final class VerifyReceiptCommand {

    private static final String USAGE = "Write ./vern verify-receipt FILE --key FILE, with the company's keys as they stand at its /.well-known/jwks.json.";

    private VerifyReceiptCommand() {}

    /// @return 0 when it is as it was signed, 1 when it is not, 2 when a file is missing or not what it should be
    public static int run(String[] words, PrintStream out) {
        var all = List.of(words);
        if (all.size() != 3 || !all.get(1).equals("--key")) {
            out.println(USAGE);
            return 2;
        }
        try {
            var receipt = JWSObject.parse(Files.readString(Path.of(all.getFirst())).strip());
            var keys = JWKSet.parse(Files.readString(Path.of(all.get(2))));
            var key = keys.getKeyByKeyId(receipt.getHeader().getKeyID());
            boolean right = key != null && receipt.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256) && receipt.verify(new ECDSAVerifier(key.toECKey()));
            if (!right) {
                out.println("Not right: the receipt has been changed, or none of these keys signed it.");
                return 1;
            }
            out.println("Right. The receipt is as it was signed, with the key " + key.getKeyID() + ".");
            out.println(receipt.getPayload());
            return 0;
        } catch (IOException missing) {
            out.println("A file cannot be read. " + USAGE);
            return 2;
        } catch (ParseException | JOSEException broken) {
            out.println("Not right: it is not a receipt, or not a set of keys.");
            return 1;
        }
    }
}
