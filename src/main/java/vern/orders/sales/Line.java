package vern.orders.sales;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One line of an order. `price` is for one, without value added tax, in the smallest unit of the currency; `vat` is in per cent.
public record Line(int number, Kind kind, String product, int quantity, long price, int vat, Optional<Instant> delivered) {

    public Line {
        if (quantity < 1 || price < 0) throw new IllegalArgumentException("a line of nothing");
    }

    /// Each kind has a delivery of its own: a subscription is begun, equipment handed over, a service done, supplies sent.
    public enum Kind {
        SUBSCRIPTION, EQUIPMENT, SERVICE, SUPPLY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> parse(String code) {
            return List.of(values()).stream().filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    public long net() {
        return quantity * price;
    }

    /// The tax by rate: of the sum of what bears that rate, rounded to the nearest unit, halves upwards (EN 16931, BR-CO-17).
    public static SortedMap<Integer, Long> taxes(Collection<Line> lines) {
        var bases = new TreeMap<Integer, Long>();
        lines.forEach(line -> bases.merge(line.vat(), line.net(), Long::sum));
        var taxes = new TreeMap<Integer, Long>();
        bases.forEach((rate, base) -> taxes.put(rate, Math.floorDiv(base * rate + 50, 100L)));
        return taxes;
    }

    public static long tax(Collection<Line> lines) {
        return taxes(lines).values().stream().mapToLong(Long::longValue).sum();
    }

    public boolean done() {
        return delivered.isPresent();
    }
}
