package vern.orders.sales;

import java.math.BigDecimal;
import java.util.Optional;
import vern.law.Country;

/// Amounts in the smallest unit of a currency.
public final class Money {

    private static final int UNITS = 2;

    private Money() {}

    /// `1249.50`.
    public static String plain(long amount) {
        return BigDecimal.valueOf(amount, UNITS).toPlainString();
    }

    /// The amount in a form, with a comma or a point; empty for anything else, or for one that is negative or absurd.
    public static Optional<Long> parse(String text) {
        var cleaned = text.strip().replaceAll("[\\s\\u00a0]", "").replace(',', '.');
        if (!cleaned.matches("\\d{1,9}(\\.\\d{1,2})?")) return Optional.empty();
        return Optional.of(new BigDecimal(cleaned).movePointRight(UNITS).longValueExact());
    }

    /// ISO 4217.
    public static String currency(Country country) {
        return java.util.Currency.getInstance(java.util.Locale.of("", country.code())).getCurrencyCode();
    }
}
