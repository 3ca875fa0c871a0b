package vern.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/// Which company a request concerns: the first segment of its address, else that of the person who is signed in, else the
/// house itself.
final class CompanyOfRequest {

    private final Companies companies;
    private final List<Person.Source> people;

    CompanyOfRequest(Companies companies, List<Person.Source> people) {
        this.companies = companies;
        this.people = people;
    }

    Company of(HttpServletRequest request) {
        return companies.find(firstSegment(path(request)))
                .or(() -> person(request).map(Person::company).flatMap(companies::find))
                .orElse(ListedCompanies.HOUSE);
    }

    Optional<Person> person(HttpServletRequest request) {
        return people.stream().flatMap(source -> source.on(request).stream()).findFirst();
    }

    /// The address the reader asked for, also while an error is being shown.
    static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String address ? address : request.getRequestURI();
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path.replaceFirst("^/", "") : path.substring(1, end);
    }
}
