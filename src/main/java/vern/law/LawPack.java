package vern.law;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The law of one country together with what is common to the EEA. Asking for a day before the rule in question existed is a
/// fault and throws.
public final class LawPack {

    /// From which age something holds, in completed years.
    record Age(String id, int years, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {}

    /// A time that the law gives for an act, in days, weeks or months.
    record Deadline(String id, Period period, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {}

    /// A time given in hours, counted through nights and holidays.
    record Hours(String id, Duration duration, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {}

    /// What may remain of an identifier's check sum, modulo 11.
    record CheckRule(String id, List<Integer> remainders, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo)
            implements Provision {}

    /// A rate of value added tax, in per cent.
    record Vat(String id, int percent, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {}

    /// What the EEA has in common.
    record Common(List<Deadline> deadlines, List<Hours> hours, List<Holiday> weekends) {}

    /// What the country has of its own.
    record National(List<Duty> duties, List<Age> ages, List<Authority> authorities, List<Holiday> holidays, List<CheckRule> checkRules, List<Vat> vat,
                    List<CallRule> calls) {}

    private final Country country;
    private final Common common;
    private final National national;
    private final WorkingDays workingDays;

    LawPack(Country country, Common common, National national) {
        this.country = country;
        this.common = common;
        this.national = national;
        this.workingDays = new WorkingDays(national.holidays(), common.weekends());
    }

    public Country country() {
        return country;
    }

    /// The rates of value added tax on a day, in per cent, the usual one first.
    public List<Integer> vatRates(LocalDate on) {
        return national.vat().stream().filter(rate -> rate.inForce(on)).map(Vat::percent).sorted(Comparator.reverseOrder()).toList();
    }

    /// Last day to answer a request, inclusive, in the controller's time zone: one month (Art. 12(3) GDPR). A refusal has the
    /// same deadline (Art. 12(4)), and so has telling the person that the time is extended.
    public LocalDate answerDue(LocalDate received) {
        return workingDays.lastDay(received, period("eu/answer", received));
    }

    /// Last day to answer, inclusive, after an extension: two further months, counted from the receipt.
    public LocalDate extendedAnswerDue(LocalDate received) {
        var months = period("eu/answer", received).plus(period("eu/answer-extension", received));
        return workingDays.lastDay(received, months);
    }

    /// Last day, inclusive, to tell a person about data obtained from someone else (Art. 14(3)(a) GDPR).
    public LocalDate sourceNoticeDue(LocalDate obtained) {
        return workingDays.lastDay(obtained, period("eu/source-notice", obtained));
    }

    /// When a breach must be with the authority at the latest (Art. 33(1) GDPR): exact hours from becoming aware of it.
    public Instant breachNoticeDue(Instant aware) {
        var on = aware.atOffset(ZoneOffset.UTC).toLocalDate();
        return aware.plus(named(common.hours(), Hours::id, "eu/breach-notice", on).duration());
    }

    /// Where the deadline that an answer must keep is written.
    public Citation answerCitation(LocalDate received) {
        return named(common.deadlines(), Deadline::id, "eu/answer", received).citation();
    }

    /// Whether the day is a public holiday; an ordinary weekend is none.
    public boolean isHoliday(LocalDate day) {
        return workingDays.isHoliday(day);
    }

    /// Whether the day is neither a public holiday nor in the weekend.
    public boolean isWorkingDay(LocalDate day) {
        return workingDays.isWorkingDay(day);
    }

    /// The duty as it stands after its last known change.
    public Optional<Duty> duty(String id) {
        return duties(id).max(Comparator.comparing(Duty::validFrom));
    }

    /// The duty as it stood that day.
    public Optional<Duty> duty(String id, LocalDate on) {
        return Provision.inForce(duties(id).toList(), on);
    }

    /// The data protection authority, by the name it had that day.
    public Authority authority(LocalDate on) {
        return inForce(national.authorities(), "authority", on);
    }

    /// From which age a child consents alone to services of the information society (Art. 8(1) GDPR).
    public int ageOfDigitalConsent(LocalDate on) {
        return named(national.ages(), Age::id, "digital-consent", on).years();
    }

    /// From which age a person asks alone for what is held about them, and is answered themselves; below it a guardian does.
    public int ageOfOwnData(LocalDate on) {
        return named(national.ages(), Age::id, "own-data", on).years();
    }

    /// From which age a person enters contracts and acts alone.
    public int majority(LocalDate on) {
        return named(national.ages(), Age::id, "majority", on).years();
    }

    /// How consumers may be called and written to by post.
    public CallRule calls(LocalDate on) {
        return named(national.calls(), CallRule::id, "consumers", on);
    }

    /// Whether a consumer may be called now.
    public boolean mayCall(LocalDateTime now) {
        return calls(now.toLocalDate()).hours().map(hours -> isWorkingDay(now.toLocalDate()) && hours.holds(now.toLocalTime())).orElse(true);
    }

    /// When the hours begin again in which a consumer may be called; nothing where the law gives no hours.
    public Optional<LocalDateTime> callsBeginAgain(LocalDateTime now) {
        return calls(now.toLocalDate()).hours().flatMap(hours -> Stream.iterate(now.toLocalDate(), day -> day.plusDays(1)).filter(this::isWorkingDay)
                .map(day -> day.atTime(hours.from())).filter(now::isBefore).findFirst());
    }

    List<CheckRule> checkRules(String id) {
        return national.checkRules().stream().filter(rule -> rule.id().equals(id)).toList();
    }

    private Period period(String id, LocalDate on) {
        return named(common.deadlines(), Deadline::id, id, on).period();
    }

    private Stream<Duty> duties(String id) {
        return national.duties().stream().filter(duty -> duty.id().equals(id));
    }

    private <P extends Provision> P named(Collection<P> provisions, Function<P, String> name, String id, LocalDate on) {
        return inForce(provisions.stream().filter(p -> name.apply(p).equals(id)).toList(), id, on);
    }

    private <P extends Provision> P inForce(Collection<P> provisions, String what, LocalDate on) {
        return Provision.inForce(provisions, on)
                .orElseThrow(() -> new IllegalArgumentException("the law pack " + country + " has no " + what + " in force on " + on));
    }
}
