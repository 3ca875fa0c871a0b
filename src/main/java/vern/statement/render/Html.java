package vern.statement.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;
import vern.statement.render.Notice.Part;

/// A notice as a web page. It reads in full without JavaScript, loads nothing from anywhere, and every sentence is an address (`#T-36`).
public final class Html {

    private Html() {}

    /// What stands after the full stop of a sentence, as markup that is trusted: the mark that opens its proof.
    @FunctionalInterface
    public interface Marks {
        String after(Block.Said said);

        Marks NONE = _ -> "";
    }

    /// A whole page with its own style.
    public static String document(Notice notice) {
        return page(notice, "notice.css");
    }

    /// The right to object, the parts and the history, for a page that has its own head, title and foot. Headings begin at `h2`.
    public static String fragment(Notice notice, Marks marks) {
        var markup = new Markup();
        new Writer(markup, marks).body(notice);
        return markup.toString();
    }

    public static String fragment(Notice notice) {
        return fragment(notice, Marks.NONE);
    }

    static String page(Notice notice, String sheet) {
        var markup = new Markup();
        head(markup, notice.language(), notice.title(), sheet);
        markup.open("body").open("header").element("h1", notice.title())
                .element("p", notice.lead(), "class", "lead", "id", "introduction")
                .element("p", notice.version(), "class", "meta", "id", "version").close("header").line();
        var writer = new Writer(markup, Marks.NONE);
        writer.contents(notice);
        markup.open("main");
        writer.body(notice);
        markup.close("main").line().open("footer", "id", notice.foot().anchor());
        notice.foot().facts().forEach(f -> writer.lines(f.lines()));
        return markup.close("footer").line().close("body").close("html").line().toString();
    }

    static void head(Markup markup, String language, String title, String sheet) {
        markup.raw("<!DOCTYPE html>\n").open("html", "lang", language).open("head").empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("title", title).open("style").raw(style(sheet)).close("style").close("head").line();
    }

    static String style(String sheet) {
        try (var file = Html.class.getResourceAsStream(sheet)) {
            if (file == null) throw new IllegalStateException("no style sheet " + sheet);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the blocks of one notice; heading levels follow how deep a block lies.
    private record Writer(Markup markup, Marks marks) {

        void contents(Notice notice) {
            var label = Wording.in(notice.language()).say("contents");
            markup.open("nav", "aria-label", label, "class", "toc").open("ol");
            for (var part : notice.parts())
                markup.open("li").element("a", part.heading(), "href", "#" + part.anchor()).close("li");
            markup.close("ol").close("nav").line();
        }

        void body(Notice notice) {
            notice.objection().forEach(b -> block(b, 2));
            notice.parts().forEach(this::part);
            history(notice.history());
        }

        private void part(Part part) {
            markup.open("section", "class", "section", "id", part.anchor(), "aria-labelledby", part.anchor() + "-heading")
                    .element("h2", part.number() + ". " + part.heading(), "id", part.anchor() + "-heading")
                    .element("p", part.gist(), "class", "gist").open("div", "class", "body");
            part.blocks().forEach(b -> block(b, 3));
            markup.close("div").close("section").line();
        }

        private void block(Block block, int level) {
            switch (block) {
                case Block.Said said -> said(said);
                case Block.Grid grid -> grid(grid);
                case Block.Facts facts -> facts(facts);
                case Block.Group group -> {
                    markup.open("section", "class", "group", "id", group.anchor()).element("h" + level, group.heading());
                    group.blocks().forEach(b -> block(b, level + 1));
                    markup.close("section").line();
                }
            }
        }

        private void said(Block.Said said) {
            markup.open("div", "class", "promise", "id", said.anchor()).open("p").text(said.text())
                    .raw(marks.after(said)).close("p").close("div").line();
        }

        private void grid(Block.Grid grid) {
            markup.open("table", "class", "tbl cards", "id", grid.anchor()).element("caption", grid.caption()).open("thead").open("tr");
            grid.columns().forEach(c -> markup.element("th", c, "scope", "col"));
            markup.close("tr").close("thead").open("tbody").line();
            for (var row : grid.rows()) row(grid, row);
            markup.close("tbody").close("table").line();
        }

        private void row(Block.Grid grid, Block.Row row) {
            markup.open("tr", "id", row.anchor()).open("th", "scope", "row");
            lines(row.cells().getFirst());
            markup.close("th");
            for (int i = 1; i < row.cells().size(); i++) {
                markup.open("td", "data-label", grid.columns().get(i));
                lines(row.cells().get(i));
                markup.close("td");
            }
            markup.close("tr").line();
        }

        private void facts(Block.Facts facts) {
            markup.open("dl", "id", facts.anchor());
            for (var fact : facts.facts()) {
                markup.element("dt", fact.name(), "id", fact.anchor()).open("dd");
                lines(fact.lines());
                markup.close("dd");
            }
            markup.close("dl").line();
        }

        void lines(List<Line> lines) {
            for (var line : lines) {
                markup.open("span", "class", "line");
                if (line.link().isPresent()) markup.element("a", line.text(), "href", line.link().get());
                else markup.text(line.text());
                line.small().ifPresent(s -> markup.raw(" ").element("small", s));
                markup.close("span");
            }
        }

        private void history(Notice.History history) {
            if (history.versions().isEmpty()) return;
            markup.open("section", "class", "change", "id", "history").element("h2", history.heading());
            for (var past : history.versions()) {
                markup.open("div", "id", "version-" + past.number()).element("p", past.line(), "class", "quiet");
                past.changes().forEach(c -> markup.element("p", c));
                markup.close("div");
            }
            markup.close("section").line();
        }
    }
}
