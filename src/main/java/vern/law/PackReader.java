package vern.law;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.law.Transfers.Adequacy;
import vern.law.Transfers.Area;
import vern.law.Transfers.Kind;
import vern.law.Transfers.Mechanism;
import vern.law.Transfers.Membership;
import vern.law.packs.Entry;
import vern.law.packs.PackFile;

/// Makes the law out of the bundled packs.
final class PackReader {

    static final String COMMON_PACK = "eu.yaml";
    static final Map<Country, String> NATIONAL_PACKS = Map.of(Country.NO, "no.yaml", Country.SE, "se.yaml");
    static final Set<String> COMMON_SECTIONS = Set.of("deadlines", "hours", "weekends", "membership", "adequacy", "mechanisms");
    static final Set<String> NATIONAL_SECTIONS = Set.of("duties", "ages", "authorities", "holidays", "check-rules", "vat", "calls");

    private PackReader() {}

    static Law bundled() {
        var file = PackFile.bundled(COMMON_PACK, COMMON_SECTIONS);
        var common = new LawPack.Common(
                file.read("deadlines", PackReader::deadline), file.read("hours", PackReader::hours), file.read("weekends", PackReader::holiday));
        var transfers = new Transfers(
                file.read("membership", PackReader::membership),
                file.read("adequacy", PackReader::adequacy),
                file.read("mechanisms", PackReader::mechanism));
        var packs = new LinkedHashMap<Country, LawPack>();
        NATIONAL_PACKS.forEach((country, name) -> packs.put(country, new LawPack(country, common, national(name))));
        return new Law(packs, transfers);
    }

    private static LawPack.National national(String name) {
        var file = PackFile.bundled(name, NATIONAL_SECTIONS);
        return new LawPack.National(
                file.read("duties", PackReader::duty),
                file.read("ages", PackReader::age),
                file.read("authorities", PackReader::authority),
                file.read("holidays", PackReader::holiday),
                file.read("check-rules", PackReader::checkRule),
                file.read("vat", PackReader::vat),
                file.read("calls", PackReader::call));
    }

    private static LawPack.Deadline deadline(Entry entry) {
        return new LawPack.Deadline(id(entry), entry.value("period", Period::parse), citation(entry), from(entry), to(entry));
    }

    private static LawPack.Hours hours(Entry entry) {
        return new LawPack.Hours(id(entry), entry.value("duration", Duration::parse), citation(entry), from(entry), to(entry));
    }

    private static Duty duty(Entry entry) {
        var keep = new Duty.Keep(entry.value("period", Period::parse), entry.value("base", PackReader::base));
        return new Duty(id(entry), citation(entry), keep, from(entry), to(entry));
    }

    private static Duty.Base base(String text) {
        return switch (text) {
            case "accounting-year-end" -> new Duty.Base.AccountingYearEnd();
            case "calendar-year-of-accounting-year-end" -> new Duty.Base.CalendarYearOfAccountingYearEnd();
            case "event" -> new Duty.Base.Event();
            default -> throw new IllegalArgumentException("accounting-year-end, calendar-year-of-accounting-year-end or event expected");
        };
    }

    private static LawPack.Age age(Entry entry) {
        return new LawPack.Age(id(entry), entry.value("years", Integer::parseInt), citation(entry), from(entry), to(entry));
    }

    private static Authority authority(Entry entry) {
        return new Authority(id(entry), entry.texts("name"), entry.value("url", URI::create), citation(entry), from(entry), to(entry));
    }

    private static LawPack.CheckRule checkRule(Entry entry) {
        return new LawPack.CheckRule(id(entry), entry.list("remainders", Integer::parseInt), citation(entry), from(entry), to(entry));
    }

    private static LawPack.Vat vat(Entry entry) {
        return new LawPack.Vat(id(entry), entry.value("percent", Integer::parseInt), citation(entry), from(entry), to(entry));
    }

    private static CallRule call(Entry entry) {
        return new CallRule(id(entry), entry.optional("wash-good", Period::parse), entry.optional("hours", CallRule.Hours::parse), citation(entry), from(entry), to(entry));
    }

    private static Holiday holiday(Entry entry) {
        return new Holiday(id(entry), rule(entry), citation(entry), from(entry), to(entry));
    }

    private static Holiday.Rule rule(Entry entry) {
        if (entry.has("date")) return new Holiday.Rule.Fixed(entry.value("date", PackReader::monthDay));
        if (entry.has("easter")) return new Holiday.Rule.FromEaster(entry.value("easter", Integer::parseInt));
        if (entry.has("weekdays")) return new Holiday.Rule.Weekly(Set.copyOf(entry.list("weekdays", PackReader::weekday)));
        return new Holiday.Rule.WeekdayBetween(
                entry.value("weekday", PackReader::weekday),
                entry.value("from", PackReader::monthDay),
                entry.value("to", PackReader::monthDay));
    }

    private static Membership membership(Entry entry) {
        id(entry);
        return new Membership(
                entry.value("area", PackReader::area), Set.copyOf(entry.list("countries", Country::new)),
                citation(entry), from(entry), to(entry));
    }

    private static Adequacy adequacy(Entry entry) {
        id(entry);
        var scope = new Transfers.Scope(
                entry.value("country", Country::new), Set.copyOf(entry.list("exporters", PackReader::area)),
                entry.optional("requires", text -> text), entry.optional("limit", text -> text));
        return new Adequacy(scope, citation(entry), from(entry), to(entry));
    }

    private static Mechanism mechanism(Entry entry) {
        return new Mechanism(id(entry), entry.value("kind", text -> Kind.valueOf(constant(text))), citation(entry), from(entry), to(entry));
    }

    private static String id(Entry entry) {
        return entry.value("id", text -> text);
    }

    private static Citation citation(Entry entry) {
        var texts = entry.texts("citation");
        if (!texts.keySet().containsAll(List.of("nb", "sv", "en"))) {
            throw new IllegalStateException("the citation of " + id(entry) + " needs nb, sv and en");
        }
        return new Citation(texts);
    }

    private static LocalDate from(Entry entry) {
        return entry.value("valid-from", LocalDate::parse);
    }

    private static Optional<LocalDate> to(Entry entry) {
        return entry.optional("valid-to", LocalDate::parse);
    }

    private static MonthDay monthDay(String text) {
        return MonthDay.parse("--" + text);
    }

    private static DayOfWeek weekday(String text) {
        return DayOfWeek.valueOf(constant(text));
    }

    private static Area area(String text) {
        return Area.valueOf(constant(text));
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
