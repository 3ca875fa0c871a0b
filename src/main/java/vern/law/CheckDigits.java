package vern.law;

/// The arithmetic behind check digits. Digits are given as text of `0`-`9` only.
final class CheckDigits {

    private CheckDigits() {}

    /// Whether the digits, the last of them the check digit, satisfy Luhn's formula (ISO/IEC 7812-1 annex B).
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed / 10 + weighed % 10;
        }
        return sum % 10 == 0;
    }

    /// The sum of the first digits, each by its weight, modulo 11.
    static int remainder(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += weights[i] * (digits.charAt(i) - '0');
        return sum % 11;
    }

    /// The text without what people put between digits: spaces of any kind, hyphens, dots.
    static String compact(String text) {
        return text.replaceAll("[\\s\\p{Zs}\\p{Pd}.]", "");
    }
}
