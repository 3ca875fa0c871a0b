package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.statement.Section;
import vern.statement.Statement.Cookie;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// What the site stores on, or reads from, a device (ePrivacy Art. 5(3)).
final class Devices {

    private final Draft draft;
    private final Wording words;
    private final List<Cookie> cookies;

    Devices(Draft draft) {
        this.draft = draft;
        this.words = draft.words();
        this.cookies = draft.statement().cookies();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<>(draft.own(Section.COOKIES));
        if (cookies.isEmpty()) {
            blocks.add(draft.said("cookies-none", words.say("cookies.none")));
            return blocks;
        }
        var columns = List.of("name", "does", "when", "lifetime", "provider").stream().map(c -> words.say("cookies." + c)).toList();
        blocks.add(new Block.Grid(draft.place("cookies"), words.say("cookies.caption"), columns, cookies.stream().map(this::row).toList()));
        return blocks;
    }

    String gist() {
        var asked = (int) cookies.stream().filter(c -> !c.necessary()).count();
        if (cookies.isEmpty()) return words.say("cookies.none");
        return asked == 0 ? words.say("part.cookies.gist.necessary") : words.count("part.cookies.gist.asked", asked);
    }

    private Block.Row row(Cookie cookie) {
        var kind = words.say("cookies.kind." + cookie.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        var purpose = cookie.purpose().flatMap(p -> Optional.ofNullable(draft.statement().purposes().get(p))).map(p -> draft.text(p.name()));
        return new Block.Row(draft.place("cookie-" + cookie.name().replaceAll("[^A-Za-z0-9_-]", "-")), List.of(
                List.of(Line.of(cookie.name(), kind)),
                List.of(new Line(draft.text(cookie.does()), purpose, Optional.empty())),
                List.of(Line.of(words.say(cookie.necessary() ? "cookies.necessary" : "cookies.asked"))),
                List.of(Line.of(words.span(cookie.lifetime()))),
                List.of(Line.of(cookie.provider()))));
    }
}
