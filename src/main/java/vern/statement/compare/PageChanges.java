package vern.statement.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.Statement.Cookie;

/// What the page itself says and what the site stores on a device.
record PageChanges(Statement before, Statement after) {

    List<Change> all() {
        var changes = new ArrayList<>(Pairs.compare(cookies(before), cookies(after), Change.OfCookie::new, PageChanges::cookie));
        changes.addAll(Pairs.compare(sentences(before), sentences(after), PageChanges::sentence, PageChanges::sentences));
        return changes;
    }

    private static Map<String, Cookie> cookies(Statement statement) {
        var cookies = new LinkedHashMap<String, Cookie>();
        statement.cookies().forEach(cookie -> cookies.put(cookie.kind() + " " + cookie.name(), cookie));
        return cookies;
    }

    private static Map<String, Sentence> sentences(Statement statement) {
        var sentences = new LinkedHashMap<String, Sentence>();
        statement.sentences().forEach(sentence -> sentences.put(sentence.anchor(), sentence));
        return sentences;
    }

    private static Stream<Change> cookie(Cookie old, Cookie now) {
        var same = old.lifetime().equals(now.lifetime()) && old.necessary() == now.necessary()
                && old.provider().equals(now.provider()) && old.purpose().equals(now.purpose());
        return same ? Stream.empty() : Stream.of(new Change.OfCookieTerms(old, now));
    }

    private static Change sentence(Sentence sentence, Change.Turn turn) {
        var text = Optional.of(sentence.text());
        return switch (turn) {
            case ADDED -> new Change.OfSentence(sentence.anchor(), Optional.empty(), text);
            case REMOVED -> new Change.OfSentence(sentence.anchor(), text, Optional.empty());
        };
    }

    private static Stream<Change> sentences(Sentence old, Sentence now) {
        if (old.text().equals(now.text())) return Stream.empty();
        return Stream.of(new Change.OfSentence(now.anchor(), Optional.of(old.text()), Optional.of(now.text())));
    }
}
