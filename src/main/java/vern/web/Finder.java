package vern.web;

import java.util.List;

/// What a feature has for the search on top of the desk, beside people: a case, an order, an invoice, a repair by its number. Only what
/// the one who searches may see; for everybody else it is not there.
public interface Finder {

    /// @param words as they were written
    List<Hit> find(String words);

    /// The key of a text with what belongs into it, and the address of the page behind it.
    record Hit(String text, List<Object> parts, String address) {
        public Hit {
            parts = List.copyOf(parts);
        }

        public Object[] arguments() {
            return parts.toArray();
        }
    }

    /// The number in what was written, `K-1042` where the letter is K, or the digits alone; 0 where it is no such number.
    static long number(String letter, String words) {
        var digits = words.strip().replaceFirst("(?i)^" + letter + "-", "");
        return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
    }
}
