package vern.marketing.platforms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Wish;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Records;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.marketing.MarketingKeeper;
import vern.marketing.audiences.Spared;

/// Who is on a platform's list and may not be any more, because they took back their yes, objected, closed every channel, or are to be spared
/// for another reason: they are taken off by a file of their codes, which is recorded for each, and then the codes go here too. What a restriction
/// or a hold keeps here goes when it ends.
@Component
class Removals {

    private final Ledger.Setting setting;
    private final Gate gate;
    private final Disclosures disclosures;
    private final Listed listed;
    private final Spared spared;

    Removals(Ledger.Setting setting, Gate gate, Disclosures disclosures, Listed listed, Spared spared) {
        this.setting = setting;
        this.gate = gate;
        this.disclosures = disclosures;
        this.listed = listed;
        this.spared = spared;
    }

    /// Those to be taken off a platform's lists.
    List<Listed.Row> waiting(String controller, String platform) {
        var rows = listed.on(controller, platform);
        var may = new HashSet<Long>();
        rows.stream().collect(Collectors.groupingBy(Listed.Row::list)).forEach((list, of) -> may.addAll(standing(controller, list, of)));
        var left = spared.of(controller, rows.stream().map(Listed.Row::subject).distinct().toList()).all();
        return rows.stream().filter(row -> !may.contains(row.id()) || left.contains(row.subject())).toList();
    }

    private List<Long> standing(String controller, String list, List<Listed.Row> rows) {
        var use = Use.of(new Actor.Job("platform-sync", controller), list, "platform-sync");
        return switch (gate.useRecords(use, MarketingKeeper.MEMBER, rows.stream().map(Listed.Row::id).toList())) {
            case Use.Answer.Given(var holdings) -> holdings.stream().map(holding -> holding.id()).toList();
            case Use.Answer.Refused _ -> List.of();
        };
    }

    /// The codes to take off. What cannot be recorded stays, and waits.
    List<PlatformLists.Line> take(String platform, Actor actor) {
        var statement = setting.declarations().inForce(actor.controller(), setting.clock().instant());
        var purpose = Offers.takingOff(statement, platform);
        if (purpose.isEmpty()) return List.of();
        var category = Offers.category(statement, purpose.get()).orElseThrow();
        return setting.transactor().inTransaction(connection -> {
            var lines = new ArrayList<PlatformLists.Line>();
            var byPerson = waiting(actor.controller(), platform).stream().collect(Collectors.groupingBy(Listed.Row::subject));
            byPerson.forEach((subject, rows) -> {
                var wish = Wish.of(actor, platform, purpose.get().key(), subject, Map.of(category.key(), Offers.CODES)).about("removal");
                if (disclosures.takeBack(wish) instanceof Passing.Passed(var handed, _, _)) lines.addAll(gone(subject, rows, handed, actor));
            });
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "platform.removal-made", OptionalLong.empty(),
                    Map.of("recipient", platform, "people.count", "" + byPerson.size())));
            return lines.stream().distinct().toList();
        });
    }

    private List<PlatformLists.Line> gone(SubjectId subject, List<Listed.Row> rows, List<Passing.Handed> handed, Actor actor) {
        var ids = rows.stream().map(Listed.Row::id).collect(Collectors.toSet());
        var lines = handed.stream().filter(one -> ids.contains(one.record())).map(PlatformLists::line).toList();
        var records = new Records(setting);
        handed.stream().map(Passing.Handed::record).filter(ids::contains).forEach(id -> {
            if (records.stayed(MarketingKeeper.MEMBER, id)) listed.takenOff(subject, id, setting.clock().instant());
            else records.erase(actor.controller(), MarketingKeeper.MEMBER, id, actor);
        });
        return lines;
    }

    /// What was kept for a while only, and is not any more.
    void clear(String controller) {
        var records = new Records(setting);
        listed.left(controller).stream().filter(id -> !records.stayed(MarketingKeeper.MEMBER, id))
                .forEach(id -> records.erase(controller, MarketingKeeper.MEMBER, id, new Actor.Job("platform-sync", controller)));
    }
}
