package vern.audit;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/// The signed end of the chain at one time: whoever keeps a head can later tell whether anything before it was changed, and
/// whether the trail was cut behind it. `key` and `signature` are Base64.
record Head(long seal, Instant at, Hash hash, String key, String signature) {

    /// What the signature covers.
    static String signed(long seal, Instant at, Hash hash) {
        return "vern-audit/1 " + seal + ' ' + at + ' ' + hash.hex();
    }

    boolean isSignedByItsKey() {
        return Signatures.verifies(key, signed(seal, at, hash), signature);
    }

    String json() {
        return "{\"at\":" + Canonical.text(at.toString())
                + ",\"hash\":\"" + hash.hex()
                + "\",\"key\":" + Canonical.text(key)
                + ",\"seal\":" + seal
                + ",\"signature\":" + Canonical.text(signature) + '}';
    }

    /// @throws RuntimeException when it is not a head as [#json] spells it
    static Head parse(JsonNode node) {
        return new Head(node.required("seal").asLong(), Instant.parse(node.required("at").asString()),
                new Hash(node.required("hash").asString()), node.required("key").asString(),
                node.required("signature").asString());
    }
}
