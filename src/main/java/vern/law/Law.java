package vern.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The law that Vern knows: one pack for each country, and the transfers between them.
public final class Law {

    private static final class Bundled {
        private static final Law LAW = PackReader.bundled();
    }

    private final Map<Country, LawPack> packs;
    private final Transfers transfers;

    Law(Map<Country, LawPack> packs, Transfers transfers) {
        this.packs = Map.copyOf(packs);
        this.transfers = transfers;
    }

    /// The bundled packs, read once.
    public static Law standard() {
        return Bundled.LAW;
    }

    public Optional<LawPack> find(Country country) {
        return Optional.ofNullable(packs.get(country));
    }

    /// The country's pack; throws where there is none.
    public LawPack pack(Country country) {
        return find(country).orElseThrow(() -> new IllegalArgumentException("no law pack for " + country + "; there are " + packs.keySet()));
    }

    public Collection<LawPack> packs() {
        return packs.values();
    }

    /// A duty of any country, as it stands after its last known change.
    public Optional<Duty> duty(String id) {
        return packs.values().stream().flatMap(pack -> pack.duty(id).stream()).findAny();
    }

    /// Whether the country is in the EEA, with no end known.
    public boolean inEea(Country country) {
        return transfers.inEea(country);
    }

    /// Whether the country was, or was treated as, in the EEA that day.
    public boolean inEea(Country country, LocalDate on) {
        return transfers.inEea(country, on);
    }

    /// Whether personal data may go from an exporter in one country to a recipient in another that day (Art. 44-49 GDPR).
    /// `mechanisms` are those that exporter and recipient have in place: `scc`, `bcr`, `dpf`, `privacy-shield`,
    /// `derogation-49`. Whether they are well founded in the case at hand is for people to assess.
    public TransferVerdict verdict(Country exporter, Country destination, Set<String> mechanisms, LocalDate on) {
        return transfers.verdict(new Transfers.Route(exporter, destination), mechanisms, on);
    }
}
