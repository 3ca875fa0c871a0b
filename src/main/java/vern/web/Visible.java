package vern.web;

import java.util.regex.Pattern;

/// Text that shows what it holds. Characters that nobody sees can turn a name round, hide in it, or make two that look alike unlike; a database
/// refuses some of them. Line ends and tabs are seen, and so are the joiners that some scripts and pictures need.
public final class Visible {

    /// Controls, marks and overrides of the direction of writing, spaces without width, and separators that no keyboard has.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\t\\r\\n]]|[\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB]|\\p{Cs}");

    private static final char FIRST_CONTROL = 0x7F;
    private static final char FIRST_LETTER = 0xA0;
    private static final char SOFT_HYPHEN = 0xAD;
    private static final char FIRST_MARK = 0x61C;

    private Visible() {}

    /// Whether there is nothing in it that cannot be seen.
    public static boolean is(String text) {
        return plain(text) || !UNSEEN.matcher(text).find();
    }

    /// The text without what cannot be seen.
    public static String of(String text) {
        return plain(text) ? text : UNSEEN.matcher(text).replaceAll("");
    }

    /// Most text is, and a file has millions of cells.
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= FIRST_CONTROL && c < FIRST_LETTER || c == SOFT_HYPHEN || c >= FIRST_MARK) return false;
        }
        return true;
    }
}
