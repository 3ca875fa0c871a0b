package vern.cases.desk;

import java.util.List;
import org.springframework.stereotype.Component;
import vern.web.Finder;

/// A case by its number.
@Component
class CaseFinder implements Finder {

    private final CaseDesk desk;

    CaseFinder(CaseDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Hit> find(String words) {
        return desk.find(Finder.number("K", words)).map(matter -> desk.rows(List.of(matter)).getFirst())
                .map(row -> new Hit("cases.desk.found.case", List.of(row.matter().id().said(), row.title().orElse("")), "/desk/cases/" + row.matter().id().value())).stream().toList();
    }
}
