package vern.desk.handing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Persons;
import vern.ledger.SubjectId;
import vern.register.Parties;
import vern.rights.CalledByNumber;

/// The register's customer numbers.
@Component
class CustomerNumbers implements CalledByNumber {

    private final Parties parties;
    private final Persons persons;

    CustomerNumbers(Parties parties, Persons persons) {
        this.parties = parties;
        this.persons = persons;
    }

    @Override
    public Set<String> ofOthers(String controller, SubjectId person, Collection<String> words) {
        var own = persons.of(person);
        return parties.numbered(controller, words).entrySet().stream().filter(entry -> others(entry.getValue(), own)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /// A number that a company's contact persons share is the person's own too.
    private static boolean others(List<SubjectId> called, List<SubjectId> own) {
        return called.stream().noneMatch(own::contains);
    }
}
