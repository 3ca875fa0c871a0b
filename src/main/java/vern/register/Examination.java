package vern.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.law.OrganisationNumber;
import vern.register.Problem.Code;

/// Looks at what was given about someone new, by the duties of the company: what is missing, wrong, or too young.
final class Examination {

    /// The company is an organisation's, and demanded of it; nobody else has one.
    private static final Set<String> LOOKED_AT_ALREADY = Set.of("name", "date-of-birth", "company");

    private final Duties duties;
    private final LocalDate today;

    Examination(Duties duties, LocalDate today) {
        this.duties = duties;
        this.today = today;
    }

    /// What was found, and what was given in the form it is kept in.
    record Result(List<Problem> problems, List<Given> people, String organisationNumber) {}

    Result of(NewCustomer customer) {
        var problems = new ArrayList<Problem>();
        var number = organisationNumber(customer, problems);
        if (customer.kind() == PartyKind.ORGANISATION && customer.company().isBlank()) problems.add(new Problem("company", Code.MISSING));
        var people = customer.people().stream().map(given -> person(customer, given, number, problems)).toList();
        return new Result(problems, people, number);
    }

    private String organisationNumber(NewCustomer customer, List<Problem> problems) {
        if (customer.organisationNumber().isBlank() || customer.kind() == PartyKind.PERSON) return "";
        var number = OrganisationNumber.parse(duties.country(), customer.organisationNumber());
        if (number.isEmpty()) problems.add(new Problem("organisation-number", Code.BAD_ORGANISATION_NUMBER));
        return number.map(OrganisationNumber::digits).orElse("");
    }

    private Given person(NewCustomer customer, Given given, String number, List<Problem> problems) {
        var kept = new HashMap<String, String>();
        given.fields().forEach((field, value) -> {
            if (!value.isBlank()) kept.put(field, value.strip());
        });
        if (!customer.company().isBlank()) kept.putIfAbsent("company", customer.company().strip());
        if (customer.kind() == PartyKind.SOLE_PROPRIETORSHIP && !number.isEmpty()) kept.put("organisation-number", number);
        forms(kept, problems);
        born(customer, given, problems);
        if (!kept.containsKey("name")) problems.add(new Problem("name", Code.MISSING));
        if (customer.kind() != PartyKind.ORGANISATION && customer.agreement().isPresent()) demand(kept, problems);
        return given.with(kept);
    }

    private void forms(Map<String, String> fields, List<Problem> problems) {
        form(fields, "email", Emails.normalise(fields.getOrDefault("email", "")), Code.BAD_EMAIL, problems);
        form(fields, "phone", Phones.normalise(fields.getOrDefault("phone", ""), duties.country()), Code.BAD_PHONE, problems);
    }

    private static void form(Map<String, String> fields, String field, Optional<String> normal, Code code, List<Problem> problems) {
        if (!fields.containsKey(field)) return;
        normal.ifPresentOrElse(value -> fields.put(field, value), () -> problems.add(new Problem(field, code)));
    }

    private void born(NewCustomer customer, Given given, List<Problem> problems) {
        given.born().ifPresent(day -> {
            if (day.isAfter(today)) problems.add(new Problem("date-of-birth", Code.DATE_AHEAD));
            else if (duties.tooYoung(day, today)) problems.add(new Problem("date-of-birth", Code.UNDER_AGE));
        });
        var demanded = customer.kind() != PartyKind.ORGANISATION && customer.agreement().isPresent() && duties.birthDateObligatory();
        if (demanded && given.born().isEmpty()) problems.add(new Problem("date-of-birth", Code.BIRTH_DATE_MISSING));
    }

    private void demand(Map<String, String> fields, List<Problem> problems) {
        for (var field : duties.requiredOfCustomers()) {
            if (!LOOKED_AT_ALREADY.contains(field) && duties.fields("contact").contains(field) && !fields.containsKey(field)) problems.add(new Problem(field, Code.MISSING));
        }
    }
}
