package vern.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vern.web.Company.Accent;
import vern.web.Company.Foot;

/// Companies known from a list. The five of the examples are the fallback where no statement has been read.
record ListedCompanies(List<Company> companies) implements Companies {

    /// The installation itself: pages that belong to no company, such as the desk before anyone has signed in.
    static final Company HOUSE = company("vern", "Vern", new Accent(255, .05, "vern"), "nb");

    static ListedCompanies examples() {
        return new ListedCompanies(List.of(
                company("it-total", "IT total", new Accent(264, .17, "square"), "nb"),
                company("medic-it", "Medic IT", new Accent(335, .135, "cross"), "nb"),
                company("micromedic", "Micromedic", new Accent(52, .10, "dots"), "sv"),
                company("midt-it", "Midt IT", new Accent(158, .095, "disc"), "nb"),
                company("onemed", "OneMed", new Accent(222, .095, "ring"), "nb")));
    }

    @Override
    public Optional<Company> find(String key) {
        return companies.stream().filter(company -> company.key().equals(key)).findFirst();
    }

    @Override
    public List<Company> all() {
        return companies.stream().sorted(Comparator.comparing(Company::name)).toList();
    }

    private static Company company(String key, String name, Accent accent, String language) {
        return new Company(key, name, accent, Locale.of(language), Foot.of(name));
    }
}
