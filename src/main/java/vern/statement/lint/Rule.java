package vern.statement.lint;

import java.util.stream.Stream;
import vern.statement.Finding;

/// One thing that a statement is held against.
interface Rule {
    Stream<Finding> check(Draft draft);
}
