package vern.site;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.law.Country;
import vern.law.Law;
import vern.start.Published;
import vern.statement.Statement;
import vern.web.Companies;
import vern.web.Company;

/// The companies as their own statements tell of them: name, colours, how to reach them, where to complain.
@Component
class PublishedCompanies implements Companies {

    private final Published published;
    private final Law law;

    PublishedCompanies(Published published, Law law) {
        this.published = published;
        this.law = law;
    }

    @Override
    public Optional<Company> find(String key) {
        return published.find(key).map(this::company);
    }

    @Override
    public List<Company> all() {
        return published.companies().stream().map(published::of).map(this::company)
                .sorted(Comparator.comparing(Company::name)).toList();
    }

    private Company company(Statement statement) {
        var controller = statement.controller();
        var theme = controller.theme();
        return new Company(controller.key(), controller.tradeName(),
                new Company.Accent(theme.hue(), theme.chroma(), theme.mark()), Locale.of(statement.primaryLanguage()),
                new Company.Head(controller.general().phone(), controller.general().email()),
                new Company.Foot(controller.legalName(), Optional.of(controller.numberAsRead()),
                        controller.privacy().phone(), controller.privacy().email(), List.of(complaint(statement))));
    }

    private Company.Link complaint(Statement statement) {
        var authority = law.pack(new Country(statement.controller().country())).authority(statement.version().effective());
        return new Company.Link(authority.in(statement.primaryLanguage()), authority.url().toString());
    }
}
