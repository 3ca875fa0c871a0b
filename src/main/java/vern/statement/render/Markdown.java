package vern.statement.render;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// A notice as CommonMark with tables. Anchors stand as empty `<a id>` before what they name; text from the statement is escaped,
/// so that it can form neither markup nor a table cell of its own.
public final class Markdown {

    private static final String SPECIAL = "\\`*_[]#|~";

    private static final Pattern BEGINS_LIST = Pattern.compile("^(\\d*)([-+.)=]) ");

    private final StringBuilder out = new StringBuilder();

    private Markdown() {}

    public static String of(Notice notice) {
        var markdown = new Markdown();
        markdown.write(notice);
        return markdown.out.toString();
    }

    private void write(Notice notice) {
        heading(1, notice.title());
        paragraph("introduction", notice.lead());
        paragraph("version", notice.version());
        notice.objection().forEach(b -> block(b, 2));
        for (var part : notice.parts()) {
            anchor(part.anchor());
            heading(2, part.number() + ". " + part.heading());
            out.append('*').append(escaped(part.gist())).append("*\n\n");
            part.blocks().forEach(b -> block(b, 3));
        }
        anchor("history");
        heading(2, notice.history().heading());
        notice.history().versions().forEach(p -> {
            paragraph("version-" + p.number(), p.line());
            p.changes().forEach(c -> out.append(escaped(c)).append("\n\n"));
        });
        out.append("---\n\n");
        facts(notice.foot());
    }

    private void block(Block block, int level) {
        switch (block) {
            case Block.Said said -> paragraph(said.anchor(), said.text());
            case Block.Grid grid -> grid(grid);
            case Block.Facts facts -> facts(facts);
            case Block.Group group -> {
                anchor(group.anchor());
                heading(level, group.heading());
                group.blocks().forEach(b -> block(b, level + 1));
            }
        }
    }

    private void grid(Block.Grid grid) {
        anchor(grid.anchor());
        out.append(grid.columns().stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
        out.append(IntStream.range(0, grid.columns().size()).mapToObj(_ -> "---").collect(Collectors.joining(" | ", "| ", " |\n")));
        for (var row : grid.rows())
            out.append("| ").append(mark(row.anchor()))
                    .append(row.cells().stream().map(c -> lines(c, "<br>")).collect(Collectors.joining(" | "))).append(" |\n");
        out.append('\n');
    }

    private void facts(Block.Facts facts) {
        anchor(facts.anchor());
        for (var fact : facts.facts())
            out.append("- ").append(mark(fact.anchor())).append("**").append(escaped(fact.name())).append(":** ")
                    .append(lines(fact.lines(), "; ")).append('\n');
        out.append('\n');
    }

    private static String lines(List<Line> lines, String between) {
        return lines.stream().map(Markdown::line).collect(Collectors.joining(between));
    }

    private static String line(Line line) {
        var text = escaped(line.text());
        var linked = line.link().map(l -> "[" + text + "](<" + l.replaceAll("[<>\\s]", "") + ">)").orElse(text);
        return linked + line.small().map(s -> " (" + escaped(s) + ")").orElse("");
    }

    private void heading(int level, String text) {
        out.repeat("#", level).append(' ').append(escaped(text)).append("\n\n");
    }

    private void paragraph(String anchor, String text) {
        out.append(mark(anchor)).append(escaped(text)).append("\n\n");
    }

    private void anchor(String id) {
        out.append(mark(id)).append("\n\n");
    }

    private static String mark(String id) {
        return "<a id=\"" + Markup.escaped(id) + "\"></a>";
    }

    /// What begins a list (`-`, `1.`) means nothing elsewhere in a line, and is left as people read it.
    static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (char c : text.strip().replaceAll("\\s+", " ").toCharArray()) {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                default -> safe.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return BEGINS_LIST.matcher(safe).replaceFirst("$1\\\\$2 ");
    }
}
