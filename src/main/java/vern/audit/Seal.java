package vern.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The signature under the next `count` entries of the chain. Seals are numbered from 1 without gaps.
record Seal(Head head, int count, Hash previous) {

    /// @param chained the chain's hash after the last of the entries
    static Seal over(Hash chained, Place place, Keys keys) {
        Hash hash = hash(chained, place.number(), place.at(), place.count());
        String signature = keys.sign(Head.signed(place.number(), place.at(), hash));
        Head head = new Head(place.number(), place.at(), hash, keys.publicKey(), signature);
        return new Seal(head, place.count(), place.previous());
    }

    /// Where a seal stands, before it has a hash.
    record Place(long number, Instant at, int count, Hash previous) {
        Place {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    static Hash hash(Hash chained, long number, Instant at, int count) {
        return chained.then("{\"at\":\"" + at + "\",\"count\":" + count + ",\"number\":" + number + '}');
    }

    String json() {
        return "{\"count\":" + count + ",\"head\":" + head.json() + ",\"previous\":\"" + previous.hex() + "\"}";
    }
}
