package vern.statement.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vern.statement.Statement;
import vern.statement.Statement.Rights.Right;

/// Which rights are granted, how fast, and what is asked of the person.
record RightChanges(Statement before, Statement after) {

    List<Change> all() {
        var changes = new ArrayList<>(Pairs.compare(before.rights().granted(), after.rights().granted(),
                (right, turn) -> new Change.OfRight(right.key(), turn), RightChanges::within));
        if (!before.rights().answerWithin().equals(after.rights().answerWithin())) {
            changes.add(new Change.OfAnswerTime(before.rights().answerWithin(), after.rights().answerWithin()));
        }
        return changes;
    }

    private static Stream<Change> within(Right old, Right now) {
        return old.identity().equals(now.identity()) ? Stream.empty() : Stream.of(new Change.OfIdentity(now, old.identity()));
    }
}
