package vern.site.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.site.statement.Nightwatch.Seen;
import vern.site.statement.StatementPage.Latest;
import vern.site.statement.StatementPage.Part;
import vern.site.statement.StatementPage.Status;
import vern.site.statement.StatementPage.Stretch;
import vern.start.Published;
import vern.statement.Section;
import vern.statement.Statement;
import vern.statement.compare.Change;
import vern.statement.compare.Difference;
import vern.statement.compare.Wording;
import vern.statement.render.Notice;
import vern.statement.render.Notice.Block;

/// Makes the page of a statement out of its notice and what the nights show.
@Component
class StatementComposer {

    /// What most come to read: why, and how long. The others say in one line what is in them.
    private static final Set<Section> OPEN_FROM_THE_START = Set.of(Section.WHY, Section.KEEPING);

    private static final String EVERYTHING = "alt";

    private final Published published;
    private final Nightwatch nightwatch;
    private final Proofs proofs;
    private final Law law;

    StatementComposer(Published published, Nightwatch nightwatch, Proofs proofs, Law law) {
        this.published = published;
        this.nightwatch = nightwatch;
        this.proofs = proofs;
        this.law = law;
    }

    /// @param shown  the anchor of the sentence whose proof is open, or of a part, or `alt` for all parts
    /// @param base   the page's own address up to the anchor: `/it-total/privacy?vis=`
    record Wish(Statement statement, Locale reader, String shown, String base) {}

    StatementPage page(Wish wish) {
        var statement = wish.statement();
        var notice = published.notice(statement, wish.reader());
        var seen = nightwatch.look(statement);
        var key = statement.controller().key();
        var inForce = published.of(key).version().number() == statement.version().number();
        var parts = parts(wish, notice, seen);
        var status = new Status(statement.version().number(), inForce, promises(notice), proofs.line(seen), held(seen.last()));
        return new StatementPage(key, notice, status, Piece.of(notice.objection(), _ -> Optional.empty()), parts,
                Optional.of(latest(statement, notice.language())));
    }

    private List<Part> parts(Wish wish, Notice notice, Seen seen) {
        var scopes = Scope.of(wish.statement());
        Function<Block.Said, Optional<Piece.Mark>> marks = said -> Optional.ofNullable(scopes.get(said.anchor()))
                .map(scope -> mark(wish, said, scope, seen));
        return notice.parts().stream().map(part -> {
            boolean here = part.anchor().equals(wish.shown()) || contains(part.blocks(), wish.shown());
            boolean open = here || wish.shown().equals(EVERYTHING) || OPEN_FROM_THE_START.contains(part.section());
            return new Part(part.anchor(), part.number(), part.heading(), part.gist(), address(wish, part.anchor(), part.anchor()),
                    open, here, Piece.of(inReadingOrder(part), part.section() == Section.KEEPING ? marks : _ -> Optional.empty()));
        }).toList();
    }

    /// Why each thing is done is quickest seen in the table; the sentences explain it.
    private static List<Block> inReadingOrder(Notice.Part part) {
        if (part.section() != Section.WHY) return part.blocks();
        return part.blocks().stream().sorted(Comparator.comparing(block -> !(block instanceof Block.Grid))).toList();
    }

    private Piece.Mark mark(Wish wish, Block.Said said, Scope scope, Seen seen) {
        boolean open = said.anchor().equals(wish.shown());
        return new Piece.Mark(address(wish, open ? "part-keeping" : said.anchor(), said.anchor()),
                open ? Optional.of(proofs.of(new Proofs.Asked(wish.statement(), said.anchor(), scope), seen)) : Optional.empty());
    }

    private static String address(Wish wish, String shown, String anchor) {
        return wish.base() + shown + "#" + anchor;
    }

    private static boolean contains(List<Block> blocks, String anchor) {
        return blocks.stream().anyMatch(block -> switch (block) {
            case Block.Said said -> said.anchor().equals(anchor);
            case Block.Grid grid -> grid.anchor().equals(anchor) || grid.rows().stream().anyMatch(row -> row.anchor().equals(anchor));
            case Block.Facts facts -> facts.anchor().equals(anchor);
            case Block.Group group -> group.anchor().equals(anchor) || contains(group.blocks(), anchor);
        });
    }

    private static int promises(Notice notice) {
        return Math.toIntExact(notice.said().flatMap(said -> said.promises().stream()).distinct().count());
    }

    private static boolean held(LastNight last) {
        return switch (last) {
            case LastNight.Kept _, LastNight.Awaited _ -> true;
            case LastNight.Overdue _, LastNight.Missed _ -> false;
        };
    }

    private Latest latest(Statement statement, String language) {
        var before = published.before(statement);
        var reworded = before.map(old -> Difference.between(old, statement, law).changes().stream()
                .flatMap(change -> reworded(change, language).stream()).toList()).orElse(List.of());
        return new Latest(before.map(old -> old.version().number()), statement.version().number(),
                statement.version().note().in(language), reworded);
    }

    private static Optional<List<Stretch>> reworded(Change change, String language) {
        return change instanceof Change.OfSentence(_, var before, var after) && before.isPresent() && after.isPresent()
                ? Optional.of(Stretch.of(Wording.between(before.get().in(language), after.get().in(language)))) : Optional.empty();
    }
}
