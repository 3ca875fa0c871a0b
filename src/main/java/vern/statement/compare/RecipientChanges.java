package vern.statement.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Who gets data, in which capacity and in which countries.
record RecipientChanges(Statement before, Statement after) {

    List<Change> all() {
        return Pairs.compare(before.recipients(), after.recipients(), Change.OfRecipient::new, RecipientChanges::within);
    }

    private static Stream<Change> within(Recipient old, Recipient now) {
        return Stream.of(
                Pairs.lists(old.countries(), now.countries(), (countries, turn) -> new Change.OfCountries(now, countries, turn)),
                Pairs.flag(old.countriesOpenEnded(), now.countriesOpenEnded(), turn -> new Change.OfOpenCountries(now, turn)),
                Pairs.lists(subProcessors(old), subProcessors(now), (names, turn) -> new Change.OfSubProcessors(now, names, turn)),
                Set.copyOf(old.fields()).equals(Set.copyOf(now.fields()))
                        ? Stream.<Change>empty() : Stream.<Change>of(new Change.OfSharedFields(now, old.fields())),
                old.role() == now.role() ? Stream.<Change>empty() : Stream.<Change>of(new Change.OfCapacity(now, old.role()))).flatMap(s -> s);
    }

    private static List<String> subProcessors(Recipient recipient) {
        return recipient.subProcessors().stream().map(Recipient.SubProcessor::name).toList();
    }
}
