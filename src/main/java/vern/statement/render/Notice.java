package vern.statement.render;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Controller;
import vern.statement.Section;
import vern.statement.Statement;

/// A published statement in one language, ready to be printed in any form. The same statement gives the same notice.
///
/// `objection` stands apart from the parts, as Art. 21(4) asks; `foot` is how to reach the controller, at the very bottom.
public record Notice(
        String key, String language, String title, String lead, String version, LocalDate effective, List<Block> objection,
        List<Part> parts, History history, Block.Facts foot, Controller.Theme theme) {

    public Notice {
        objection = List.copyOf(objection);
        parts = List.copyOf(parts);
    }

    /// The notice of `statement` in one of its own languages.
    public static Notice of(Statement statement, String language, Law law) {
        if (!statement.languages().contains(language))
            throw new IllegalArgumentException(statement.controller().key() + " has no statement in " + language);
        return new Composition(Draft.of(statement, language, law)).notice();
    }

    /// The same notice with what earlier versions changed, newest first.
    public Notice withHistory(List<Past> versions) {
        return new Notice(key, language, title, lead, version, effective, objection, parts,
                new History(history.heading(), versions), foot, theme);
    }

    /// Every sentence that stands in the notice, with its anchor, in reading order.
    public Stream<Block.Said> said() {
        return Stream.concat(objection.stream(), parts.stream().flatMap(p -> p.blocks().stream())).flatMap(Notice::said);
    }

    private static Stream<Block.Said> said(Block block) {
        return switch (block) {
            case Block.Said said -> Stream.of(said);
            case Block.Group group -> group.blocks().stream().flatMap(Notice::said);
            case Block.Grid _, Block.Facts _ -> Stream.empty();
        };
    }

    /// A numbered part of the page; `gist` says it in one line.
    public record Part(Section section, int number, String heading, String gist, List<Block> blocks) {
        public Part {
            blocks = List.copyOf(blocks);
        }

        public String anchor() {
            return "part-" + section.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The versions there have been, newest first.
    public record History(String heading, List<Past> versions) {
        public History {
            versions = List.copyOf(versions);
        }
    }

    /// One version: `line` is its number and day in words, `changes` what became different.
    public record Past(int number, String line, List<String> changes) {
        public Past {
            changes = List.copyOf(changes);
        }
    }

    /// What a part is made of.
    public sealed interface Block {

        /// A sentence. Its anchor is its place on the page in every version; `promises` are the ids it makes, none if it only informs.
        record Said(String anchor, String text, Set<String> promises) implements Block {
            public Said {
                promises = Set.copyOf(promises);
            }
        }

        /// A table whose first column names the row.
        record Grid(String anchor, String caption, List<String> columns, List<Row> rows) implements Block {}

        record Row(String anchor, List<List<Line>> cells) {}

        /// Names with what belongs to them.
        record Facts(String anchor, List<Fact> facts) implements Block {}

        record Fact(String anchor, String name, List<Line> lines) {}

        /// Blocks under a heading of their own.
        record Group(String anchor, String heading, List<Block> blocks) implements Block {}
    }

    /// A line in a cell; `small` explains it, `link` is where it leads (`https:`, `mailto:` or `tel:` only).
    public record Line(String text, Optional<String> small, Optional<String> link) {

        static Line of(String text) {
            return new Line(text, Optional.empty(), Optional.empty());
        }

        static Line of(String text, String small) {
            return new Line(text, Optional.of(small), Optional.empty());
        }

        static Line to(String text, String link) {
            return new Line(text, Optional.empty(), Optional.of(link).filter(Line::safe));
        }

        /// A statement file may come from anyone: an address that could run a script is printed as text, not as a link.
        private static boolean safe(String link) {
            return Stream.of("https://", "http://", "mailto:", "tel:").anyMatch(link::startsWith);
        }
    }
}
