package vern.site.statement;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vern.statement.render.Notice.Block;

/// A block of the notice, made ready for its place on the page. `kind` chooses its markup.
sealed interface Piece {

    String kind();

    /// A sentence. Its last word stands together with the mark behind it, so that the mark never begins a line.
    record Sentence(Block.Said said, Optional<Mark> mark) implements Piece {

        @Override
        public String kind() {
            return "sentence";
        }

        public String start() {
            return said.text().substring(0, lastWord());
        }

        public String end() {
            return said.text().substring(lastWord());
        }

        /// The ids of the promises it makes, as one attribute.
        public String promises() {
            return String.join(" ", said.promises().stream().sorted().toList());
        }

        private int lastWord() {
            return said.text().lastIndexOf(' ') + 1;
        }
    }

    /// The mark that opens the sentence's proof, or closes it. `proof` is there when it is open.
    record Mark(String address, Optional<Proof> proof) {}

    record Table(Block.Grid grid) implements Piece {

        @Override
        public String kind() {
            return "table";
        }
    }

    record Facts(Block.Facts facts) implements Piece {

        @Override
        public String kind() {
            return "facts";
        }
    }

    record Group(String anchor, String heading, List<Piece> within) implements Piece {

        @Override
        public String kind() {
            return "group";
        }
    }

    /// @param marks the mark of a sentence that has one
    static List<Piece> of(List<Block> blocks, Function<Block.Said, Optional<Mark>> marks) {
        return blocks.stream().<Piece>map(block -> switch (block) {
            case Block.Said said -> new Sentence(said, marks.apply(said));
            case Block.Grid grid -> new Table(grid);
            case Block.Facts facts -> new Facts(facts);
            case Block.Group group -> new Group(group.anchor(), group.heading(), of(group.blocks(), marks));
        }).toList();
    }
}
