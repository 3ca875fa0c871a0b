package vern.register.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vern.law.Country;
import vern.law.OrganisationNumber;
import vern.register.Duties;
import vern.register.Problem;
import vern.register.Emails;
import vern.register.PartyKind;
import vern.register.Phones;
import vern.register.Problem.Code;
import vern.web.Visible;

/// Understands the rows of a file of customers, one by one: what each says, and what is wrong with it.
final class Checks {

    private static final int LONGEST = 500;
    /// A cell may have lines; a name has none.
    private static final Pattern LINES = Pattern.compile("[\\t\\r\\n][\\t\\r\\n ]*");
    private static final List<Column> PLAIN = List.of(Column.TITLE, Column.ADDRESS, Column.POSTAL_CODE, Column.CITY, Column.EVENT, Column.ORGANISER,
            Column.CONSENT_STATED);
    private static final String ORGANISER = "event-organiser";

    private final Duties duties;
    private final Mapping<Column> mapping;
    private final Undated undated;
    private final LocalDate today;

    Checks(Duties duties, Mapping<Column> mapping, Undated undated, LocalDate today) {
        this.duties = duties;
        this.mapping = mapping;
        this.undated = undated;
        this.today = today;
    }

    /// One row, understood or not.
    sealed interface Checked {
        record Good(Candidate candidate) implements Checked {}

        record Bad(int row, List<Problem> problems) implements Checked {}
    }

    Checked check(int row, List<String> cells) {
        return new Row(row, cells).checked();
    }

    private final class Row {

        private final int row;
        private final List<String> cells;
        private final List<Problem> problems = new ArrayList<>();

        Row(int row, List<String> cells) {
            this.row = row;
            this.cells = cells;
        }

        private String cell(Column column) {
            var text = mapping.cell(column, cells);
            if (!Visible.is(text)) problem(column, Code.UNSEEN);
            if (column == Column.NOTE) return text;
            if (text.length() > LONGEST) problem(column, Code.TOO_LONG);
            return LINES.matcher(text).find() ? LINES.matcher(text).replaceAll(" ") : text;
        }

        private void problem(Column column, Code code) {
            var problem = new Problem(column.header(), code);
            if (!problems.contains(problem)) problems.add(problem);
        }

        Checked checked() {
            var kind = kind();
            var born = birthDate(kind);
            var agreement = agreement();
            var collected = collected(agreement);
            var source = cell(Column.SOURCE).toLowerCase(java.util.Locale.ROOT);
            var number = organisationNumber(kind);
            var candidate = new Candidate(row, cell(Column.CUSTOMER_NO), kind, cell(Column.COMPANY),
                    number, fields(kind, number), born, agreement, source, collected, cell(Column.NOTE));
            demand(candidate);
            return problems.isEmpty() ? new Checked.Good(candidate) : new Checked.Bad(row, List.copyOf(problems));
        }

        private PartyKind kind() {
            var said = cell(Column.KIND);
            if (said.isEmpty()) return cell(Column.COMPANY).isEmpty() ? PartyKind.PERSON : PartyKind.ORGANISATION;
            var kind = PartyKind.parse(said);
            if (kind.isEmpty()) problem(Column.KIND, Code.BAD_KIND);
            return kind.orElse(PartyKind.PERSON);
        }

        private Optional<LocalDate> day(Column column) {
            var text = cell(column);
            if (text.isEmpty()) return Optional.empty();
            var day = Days.parse(text);
            if (day.isEmpty()) problem(column, Code.UNREADABLE_DATE);
            return day;
        }

        private Optional<LocalDate> birthDate(PartyKind kind) {
            var born = day(Column.BIRTH_DATE);
            born.ifPresent(day -> {
                if (day.isAfter(today)) problem(Column.BIRTH_DATE, Code.DATE_AHEAD);
                else if (duties.tooYoung(day, today)) problem(Column.BIRTH_DATE, Code.UNDER_AGE);
            });
            var missing = cell(Column.BIRTH_DATE).isEmpty() && kind != PartyKind.ORGANISATION && duties.birthDateObligatory();
            if (missing) problem(Column.BIRTH_DATE, Code.BIRTH_DATE_MISSING);
            return born;
        }

        private Candidate.Agreement agreement() {
            var start = day(Column.AGREEMENT_START);
            var end = day(Column.AGREEMENT_END);
            if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) problem(Column.AGREEMENT_END, Code.END_BEFORE_START);
            if (start.isEmpty() && cell(Column.AGREEMENT_START).isEmpty()) start = undatedStart();
            return new Candidate.Agreement(start, end, cell(Column.SUBSCRIPTION));
        }

        private Optional<LocalDate> undatedStart() {
            return switch (undated) {
                case Undated.Ask() -> {
                    problem(Column.AGREEMENT_START, Code.START_UNKNOWN);
                    yield Optional.empty();
                }
                case Undated.BegunOn(var day) -> Optional.of(day);
                case Undated.Prospects() -> Optional.empty();
            };
        }

        /// An import never makes data younger than they are: without a day of their own they count from the agreement's start.
        private LocalDate collected(Candidate.Agreement agreement) {
            var day = day(Column.COLLECTED);
            if (day.filter(today::isBefore).isPresent()) problem(Column.COLLECTED, Code.DATE_AHEAD);
            return day.or(() -> agreement.start().filter(start -> !start.isAfter(today))).orElse(today);
        }

        private String organisationNumber(PartyKind kind) {
            var text = cell(Column.ORGANISATION_NUMBER);
            if (text.isEmpty() || kind == PartyKind.PERSON) return "";
            var number = OrganisationNumber.parse(country().filter(Row::numbered).orElse(duties.country()), text);
            if (number.isEmpty()) problem(Column.ORGANISATION_NUMBER, Code.BAD_ORGANISATION_NUMBER);
            return number.map(OrganisationNumber::digits).orElse("");
        }

        private static boolean numbered(Country country) {
            return country.equals(Country.NO) || country.equals(Country.SE);
        }

        private Optional<Country> country() {
            return Countries.find(cell(Column.COUNTRY));
        }

        private Map<String, String> fields(PartyKind kind, String number) {
            var fields = new HashMap<String, String>();
            for (var column : PLAIN) put(fields, column.header().replace('_', '-'), cell(column));
            put(fields, "name", name());
            put(fields, "email", email());
            put(fields, "phone", phone());
            put(fields, "country", country().map(Country::code).orElseGet(() -> cell(Column.COUNTRY)));
            put(fields, "company", cell(Column.COMPANY));
            if (kind == PartyKind.SOLE_PROPRIETORSHIP) put(fields, "organisation-number", number);
            return fields;
        }

        private static void put(Map<String, String> fields, String field, String value) {
            if (!value.isEmpty()) fields.put(field, value);
        }

        private String name() {
            var name = cell(Column.NAME);
            return name.isEmpty() ? (cell(Column.FIRST_NAME) + " " + cell(Column.LAST_NAME)).strip() : name;
        }

        private String email() {
            var text = cell(Column.EMAIL);
            if (text.isEmpty()) return "";
            var address = Emails.normalise(text);
            if (address.isEmpty()) problem(Column.EMAIL, Code.BAD_EMAIL);
            return address.orElse("");
        }

        /// An old register's number that no country has is kept as it was written: it may still be the only one there is.
        private String phone() {
            var text = cell(Column.PHONE);
            if (text.isEmpty()) return "";
            var number = Phones.normalise(text, country().orElse(duties.country()));
            if (number.isEmpty() && text.chars().filter(Character::isDigit).count() < 3) problem(Column.PHONE, Code.BAD_PHONE);
            return number.orElse(text);
        }

        /// Who gives details of others says who they are, where they met, and what they know of the consent.
        private void demandSource() {
            if (cell(Column.ORGANISER).isEmpty()) problem(Column.ORGANISER, Code.MISSING);
            if (cell(Column.EVENT).isEmpty()) problem(Column.EVENT, Code.MISSING);
            if (cell(Column.CONSENT_STATED).isEmpty()) problem(Column.CONSENT_STATED, Code.CONSENT_NOT_STATED);
        }

        private void demand(Candidate candidate) {
            if (!candidate.fields().containsKey("name")) problem(Column.NAME, Code.MISSING);
            if (candidate.organisation() && candidate.company().isEmpty()) problem(Column.COMPANY, Code.MISSING);
            if (candidate.source().equals(ORGANISER)) demandSource();
            if (!problems.isEmpty()) return;
            var category = duties.contactCategory(candidate.kind(), candidate.agreement().begun(), candidate.source());
            if (category.isEmpty()) problem(Column.AGREEMENT_START, Code.START_UNKNOWN);
            else if (!candidate.source().isEmpty() && !duties.declaresSource(category.get(), candidate.source())) {
                problem(Column.SOURCE, Code.SOURCE_NOT_DECLARED);
            }
        }
    }
}
