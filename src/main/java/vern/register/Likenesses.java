package vern.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Persons;
import vern.ledger.SubjectId;

/// Suggests who may be in the register twice: the same e-mail address, the same telephone, or the same name at the same address. Two who
/// share an address may be a couple, so equality joins nobody: a person at the desk does (design decision 17).
@Component
public final class Likenesses {

    private static final int MOST = 10;

    private final JdbcClient database;
    private final Search search;
    private final Persons persons;

    Likenesses(JdbcClient database, Search search, Persons persons) {
        this.database = database;
        this.search = search;
        this.persons = persons;
    }

    /// Someone who may be the same, with the fields that are alike, as far as the actor may see them.
    public record Likeness(Search.Hit hit, Set<String> alike) {}

    /// Whom the actor may see that looks like this person, and is not known to be the same. Each is recorded as a use.
    public List<Likeness> of(Actor actor, SubjectId subject) {
        var alike = alike(actor.controller(), persons.of(subject).stream().map(SubjectId::value).toList());
        if (alike.isEmpty()) return List.of();
        return search.these(actor, alike.keySet(), "likeness").stream().map(hit -> new Likeness(hit, visible(hit, alike.get(hit.subject()))))
                .filter(likeness -> !likeness.alike().isEmpty()).toList();
    }

    private static Set<String> visible(Search.Hit hit, Set<String> fields) {
        var visible = new TreeSet<>(fields);
        visible.removeIf(field -> hit.field(field).isEmpty());
        return visible;
    }

    /// Compared where the values lie; what comes back are numbers.
    private Map<SubjectId, Set<String>> alike(String controller, Collection<Long> person) {
        var found = new LinkedHashMap<SubjectId, Set<String>>();
        database.sql("""
                select other.subject, other.field from (
                    select o.subject, 'email' as field from register.person p join register.person o on lower(o.email) = lower(p.email) where p.subject in (:person)
                    union select o.subject, 'phone' from register.person p join register.person o on lower(o.phone) = lower(p.phone) where p.subject in (:person)
                    union select o.subject, 'name' from register.person p join register.person o on lower(o.name) = lower(p.name)
                        and lower(o.address) = lower(p.address) where p.subject in (:person)) other
                where other.subject not in (:person)
                    and exists (select 1 from register.link l where l.subject = other.subject and l.controller = :controller)
                order by other.subject limit :most""").param("person", person).param("controller", controller).param("most", MOST)
                .query((row, n) -> found.computeIfAbsent(new SubjectId(row.getLong(1)), _ -> new TreeSet<>()).add(row.getString(2))).list();
        return found;
    }
}
