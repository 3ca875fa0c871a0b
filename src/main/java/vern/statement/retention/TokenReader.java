package vern.statement.retention;

import java.util.Collection;
import java.util.Optional;
import vern.statement.retention.KeepReading.Mistake;
import vern.statement.retention.Tokens.Kind;
import vern.statement.retention.Tokens.Token;

/// Walks over the tokens of one rule. The first mistake is thrown as [Misread], which never leaves [KeepReader].
final class TokenReader {

    /// Carries a mistake out of the depth of the parser; has no stack, costs nothing.
    static final class Misread extends RuntimeException {
        private final transient Mistake mistake;

        Misread(Mistake mistake) {
            super(mistake.wrong(), null, false, false);
            this.mistake = mistake;
        }

        Mistake mistake() {
            return mistake;
        }
    }

    private final Tokens tokens;
    private int next;

    TokenReader(Tokens tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.at(next);
    }

    Token take() {
        return tokens.at(next++);
    }

    boolean sees(String... words) {
        for (var i = 0; i < words.length; i++) if (!tokens.at(next + i).is(words[i])) return false;
        return true;
    }

    /// Takes the words if all of them come next, in this order.
    boolean takes(String... words) {
        if (!sees(words)) return false;
        next += words.length;
        return true;
    }

    boolean takesComma() {
        if (peek().kind() != Kind.COMMA) return false;
        next++;
        return true;
    }

    void expect(String word, String instead) {
        if (!takes(word)) throw wrong(peek(), "'" + word + "' is missing here", instead);
    }

    /// A word in lower case letters, digits and hyphens.
    Token name(String what, String instead) {
        var token = peek();
        if (token.kind() != Kind.WORD) throw wrong(token, "the " + what + " is missing", instead);
        if (!token.text().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw wrong(token, shown(token) + " is not the name of " + article(what), "write it in lower case with hyphens, like customer-service");
        }
        return take();
    }

    Misread wrong(Token token, String wrong, String instead) {
        return new Misread(new Mistake(token.at(), wrong, instead));
    }

    Misread unknown(String what, Token token, Collection<String> known) {
        var meant = Spelling.nearest(token.text().toLowerCase(java.util.Locale.ROOT), known);
        return wrong(token, "unknown " + what + " " + shown(token),
                meant.map(word -> "did you mean " + word + "?").orElse("write one of " + String.join(", ", known)));
    }

    /// The token as it can stand in a message: quoted and never long.
    static String shown(Token token) {
        if (token.kind() == Kind.END) return "the end of the rule";
        var text = token.text();
        return "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
    }

    private static String article(String what) {
        return ("aeiou".indexOf(what.charAt(0)) >= 0 ? "an " : "a ") + what;
    }

    Optional<Token> rest() {
        return Optional.of(peek()).filter(token -> token.kind() != Kind.END);
    }
}
