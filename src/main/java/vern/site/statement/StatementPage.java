package vern.site.statement;

import java.util.List;
import java.util.Optional;
import vern.statement.compare.Wording.Run;
import vern.statement.render.Notice;

/// The statement as its page shows it. `company` is the segment in addresses; `objection` stands apart from the parts (Art. 21(4)).
record StatementPage(String company, Notice notice, Status status, List<Piece> objection, List<Part> parts, Optional<Latest> latest) {

    /// What the line under the buttons says.
    ///
    /// @param number     the version shown
    /// @param inForce    whether it is the one that counts today
    /// @param promises   how many promises it makes
    /// @param lastNight  what the last night showed
    /// @param held       whether the last night was as promised
    record Status(int number, boolean inForce, int promises, String lastNight, boolean held) {}

    /// A numbered part. `address` opens it where the browser would not.
    record Part(String anchor, int number, String heading, String gist, String address, boolean open, boolean here, List<Piece> pieces) {}

    /// What the version changed.
    ///
    /// @param from    the version before, where it was published here
    /// @param summary its note, written by the company
    /// @param reworded the sentences that read otherwise now
    record Latest(Optional<Integer> from, int to, String summary, List<List<Stretch>> reworded) {}

    /// A stretch of text that is kept, taken out (`del`) or put in (`ins`).
    record Stretch(String kind, String text) {

        static List<Stretch> of(List<Run> runs) {
            return runs.stream().map(run -> switch (run) {
                case Run.Kept(var text) -> new Stretch("kept", text);
                case Run.Deleted(var text) -> new Stretch("del", text);
                case Run.Inserted(var text) -> new Stretch("ins", text);
            }).toList();
        }
    }
}
