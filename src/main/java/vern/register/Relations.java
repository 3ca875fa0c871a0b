package vern.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Ledger;
import vern.statement.retention.Events;

/// Tells the ledger what happens in a customer relation: agreements that begin and end, contact persons that leave, a judgement
/// that someone will come back. `while agreement` in a statement means the party's last one.
@Component
public final class Relations {

    private static final List<String> STATES = List.of("relationship", "agreement", "subscription");

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Parties parties;
    private final Records records;

    Relations(Ledger.Setting setting, Ledger ledger, Parties parties, Records records) {
        this.setting = setting;
        this.ledger = ledger;
        this.parties = parties;
        this.records = records;
    }

    /// Everything that one agreement begins, and ends where its last day is known.
    Map<String, Instant> events(Agreement.Terms terms, ZoneId zone) {
        var events = new HashMap<String, Instant>();
        for (var state : STATES) {
            events.put(Events.begin(state), terms.start().atStartOfDay(zone).toInstant());
            terms.end().ifPresent(day -> events.put(Events.end(state), day.atStartOfDay(zone).toInstant()));
        }
        return events;
    }

    /// An agreement of a relation that has begun; its own anchor is what its service hangs on.
    AnchorId open(Party party, Agreement.Terms terms) {
        var anchor = ledger.open(party.controller(), "agreement", Optional.of(party.relationship()), Map.of());
        parties.write(new Agreement(party.id(), records.id(), anchor, party.name().map(_ -> terms.name()).filter(name -> !name.isBlank()),
                terms.start(), terms.end()));
        return anchor;
    }

    /// Another agreement, or the first one. Where none runs any more the whole relation begins again.
    AnchorId begin(Party party, Agreement.Terms terms, Actor actor) {
        var running = parties.agreements(party.id()).stream().anyMatch(agreement -> agreement.ends().isEmpty());
        if (!running) {
            restart(party, terms.start(), actor);
            terms.end().ifPresent(day -> end(party, day, actor));
        }
        parties.state(party.id(), Party.State.CUSTOMER);
        return open(party, terms);
    }

    private void restart(Party party, LocalDate start, Actor actor) {
        var at = afterTheEnd(party.relationship(), "relationship-ended", start.atTime(LocalTime.NOON).atZone(zone(party)).toInstant());
        for (var state : STATES) ledger.happen(party.controller(), party.relationship(), Events.begin(state), at, actor);
    }

    /// What begins again does so after the end that was known, or the end would still count.
    private Instant afterTheEnd(AnchorId anchor, String end, Instant start) {
        return Optional.ofNullable(ledger.happenings(anchor).get(end)).filter(ended -> !ended.isBefore(start))
                .map(ended -> ended.plusSeconds(1)).orElse(start);
    }

    /// A customer is back, or never left. What had today or a later day as its last goes on as it was; after that there is a new
    /// agreement from today.
    public void resume(Party party, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var today = today(party);
            var still = parties.agreements(party.id()).stream().filter(agreement -> agreement.ends().filter(day -> !day.isBefore(today)).isPresent()).toList();
            if (still.isEmpty()) return begin(party, new Agreement.Terms("", today, Optional.empty()), actor);
            restart(party, today, actor);
            still.forEach(agreement -> goesOn(party, agreement, actor));
            return party.relationship();
        });
    }

    private void goesOn(Party party, Agreement agreement, Actor actor) {
        parties.goesOn(agreement);
        var at = afterTheEnd(agreement.anchor(), "agreement-ended", setting.clock().instant());
        for (var state : List.of("agreement", "subscription")) ledger.happen(party.controller(), agreement.anchor(), Events.begin(state), at, actor);
    }

    /// An agreement has `day` as its last day, which may lie ahead. When it is the last that runs, the relation ends with it.
    public void end(Agreement agreement, LocalDate day, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var party = parties.get(agreement.party());
            parties.ends(agreement, day);
            var others = parties.agreements(party.id()).stream().filter(other -> other.id() != agreement.id()).toList();
            if (others.stream().anyMatch(other -> other.ends().isEmpty())) endOne(party, agreement.anchor(), day, actor);
            else endAll(party, agreement, day, others, actor);
            return party;
        });
    }

    private void endAll(Party party, Agreement agreement, LocalDate day, List<Agreement> others, Actor actor) {
        var last = others.stream().flatMap(other -> other.ends().stream()).reduce(day, (a, b) -> a.isAfter(b) ? a : b);
        end(party, last, actor);
        if (last.isAfter(day)) endOne(party, agreement.anchor(), day, actor);
    }

    private void endOne(Party party, AnchorId anchor, LocalDate day, Actor actor) {
        var at = day.atStartOfDay(zone(party)).toInstant();
        for (var state : List.of("agreement", "subscription")) ledger.happen(party.controller(), anchor, Events.end(state), at, actor);
    }

    private void end(Party party, LocalDate day, Actor actor) {
        var at = day.atStartOfDay(zone(party)).toInstant();
        for (var state : STATES) ledger.happen(party.controller(), party.relationship(), Events.end(state), at, actor);
    }

    /// A contact person no longer works there: what is held about them for that party's sake goes, though the agreement runs.
    public void left(Contact contact, LocalDate day, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var party = parties.get(contact.party());
            if (contact.self()) throw new IllegalArgumentException("a person does not leave themselves");
            parties.left(party.id(), contact.subject(), day);
            ledger.happen(party.controller(), contact.anchor(), Events.LEFT_COMPANY, day.atStartOfDay(zone(party)).toInstant(), actor);
            return party;
        });
    }

    /// A person of the role that the statement names has judged that the relation is likely to begin again.
    public void judgedLikely(Party party, Actor actor) {
        ledger.happen(party.controller(), party.relationship(), Events.JUDGED_LIKELY, setting.clock().instant(), actor);
    }

    private LocalDate today(Party party) {
        return LocalDate.ofInstant(setting.clock().instant(), zone(party));
    }

    private ZoneId zone(Party party) {
        return setting.declarations().inForce(party.controller(), setting.clock().instant()).controller().zone();
    }
}
