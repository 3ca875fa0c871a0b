package vern.statement.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vern.statement.Finding;
import vern.statement.Finding.Severity;
import vern.statement.Source.Place;

/// Collects what is wrong with one file, so that its author gets everything at once. At most [#MOST]: after that many a
/// file is not a statement with mistakes but another kind of file.
final class Findings {

    private static final int MOST = 500;

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(String code, Place place, String wrong, String write) {
        if (found.size() >= MOST) return;
        found.add(new Finding(Severity.ERROR, code, file, place.line(), place.column(), wrong, write));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Finding> inFileOrder() {
        return found.stream().sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column)).toList();
    }
}
