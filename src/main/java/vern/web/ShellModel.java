package vern.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.LazyContextVariable;
import vern.web.Place.Surface;
import vern.web.Shell.Entry;
import vern.web.Shell.Tongue;

/// Puts the shell into the model of every page. It is made when the page is: what answers without one, such as a script's messages, does not pay
/// for it.
@ControllerAdvice(annotations = Controller.class)
class ShellModel {

    private static final List<String> NAMES = List.of("Norsk", "Svenska", "English");

    private final CompanyOfRequest companies;
    private final List<Place> places;

    ShellModel(CompanyOfRequest companies, List<Place> places) {
        this.companies = companies;
        this.places = places.stream().sorted(Comparator.comparingInt(Place::order)).toList();
    }

    @ModelAttribute
    void shell(HttpServletRequest request, Model model) {
        if (answersItself(request)) return;
        model.addAttribute("shell", new LazyContextVariable<Shell>() {
            @Override
            protected Shell loadValue() {
                return shell(request, RequestContextUtils.getLocale(request));
            }
        });
    }

    private static boolean answersItself(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(RestController.class);
    }

    private Shell shell(HttpServletRequest request, Locale locale) {
        var surface = CompanyOfRequest.path(request).startsWith("/desk") ? Surface.DESK : Surface.PUBLIC;
        var company = companies.of(request);
        var embedded = Embedded.of(request);
        return new Shell(company, locale.getLanguage(), embedded.filter(Embedded::framed).map(_ -> "frame").orElse(surface.name().toLowerCase(Locale.ROOT)),
                entries(request, surface, company), tongues(request, locale), companies.person(request), embedded);
    }

    private List<Entry> entries(HttpServletRequest request, Surface surface, Company company) {
        if (company == ListedCompanies.HOUSE) return List.of();
        var visible = places.stream().filter(place -> place.surface() == surface).filter(place -> place.offered().test(company.key()))
                .filter(place -> place.roles().isEmpty() || place.roles().stream().anyMatch(request::isUserInRole)).toList();
        var here = here(CompanyOfRequest.path(request), visible, company);
        return visible.stream()
                .map(place -> new Entry(address(place, company), place.label(), here.filter(place::equals).isPresent(), place.aside()))
                .toList();
    }

    /// The longest address that the page's own begins with, so that `/desk` is not current on every page below it.
    private static Optional<Place> here(String path, List<Place> places, Company company) {
        return places.stream()
                .filter(place -> path.equals(address(place, company)) || path.startsWith(address(place, company) + "/"))
                .max(Comparator.comparingInt(place -> place.path().length()));
    }

    private static String address(Place place, Company company) {
        return place.path().replace("{company}", company.key());
    }

    /// Links back to the same page. Only a page that was fetched can be fetched again, so what a form posted leads to its address.
    private static List<Tongue> tongues(HttpServletRequest request, Locale locale) {
        var page = UriComponentsBuilder.fromPath(CompanyOfRequest.path(request));
        if (request.getMethod().equals("GET")) page.query(request.getQueryString());
        return Languages.ALL.stream().map(language -> new Tongue(language.getLanguage(), NAMES.get(Languages.ALL.indexOf(language)),
                page.cloneBuilder().replaceQueryParam("lang", language.getLanguage()).build(true).toUriString(),
                language.equals(locale))).toList();
    }
}
