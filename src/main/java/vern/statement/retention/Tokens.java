package vern.statement.retention;

import java.util.ArrayList;
import java.util.List;

/// A rule's text cut into words, commas and quoted texts, each with the place where it begins.
record Tokens(List<Token> all, int end) {

    enum Kind { WORD, COMMA, QUOTED, UNCLOSED, END }

    record Token(Kind kind, String text, int at) {
        boolean is(String word) {
            return kind == Kind.WORD && text.equals(word);
        }
    }

    static Tokens of(String text) {
        var tokens = new ArrayList<Token>();
        var at = 0;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (c == ',') {
                tokens.add(new Token(Kind.COMMA, ",", at++));
            } else {
                var next = c == '"' ? quotedEnd(text, at) : wordEnd(text, at);
                tokens.add(c == '"' ? quoted(text, at, next) : new Token(Kind.WORD, text.substring(at, next), at));
                at = next;
            }
        }
        return new Tokens(List.copyOf(tokens), text.length());
    }

    Token at(int index) {
        return index < all.size() ? all.get(index) : new Token(Kind.END, "", end);
    }

    private static int wordEnd(String text, int from) {
        var at = from;
        while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != ',' && text.charAt(at) != '"') at++;
        return at;
    }

    /// Just after the closing quote; the end of the text where there is none.
    private static int quotedEnd(String text, int from) {
        for (var at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') at++;
            else if (text.charAt(at) == '"') return at + 1;
        }
        return text.length() + 1;
    }

    private static Token quoted(String text, int from, int end) {
        if (end > text.length()) return new Token(Kind.UNCLOSED, text.substring(from), from);
        var inside = new StringBuilder();
        for (var at = from + 1; at < end - 1; at++) {
            if (text.charAt(at) == '\\' && at < end - 2) at++;
            inside.append(text.charAt(at));
        }
        return new Token(Kind.QUOTED, inside.toString(), from);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
