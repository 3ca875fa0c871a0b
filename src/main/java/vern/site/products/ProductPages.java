package vern.site.products;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vern.start.Published;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.web.NoSuchPage;
import vern.web.Place;

/// `/NAME/products`: for a company whose statement declares adaptation. Everybody sees the same order, unless they have said yes.
@Controller
class ProductPages {

    /// In the order that everybody sees, with the kind of each.
    private static final Map<String, String> KINDS = Map.of("bed", "beds", "chair", "chairs", "splint", "orthoses", "dressing", "wound-care");
    private static final List<String> PRODUCTS = List.of("bed", "chair", "splint", "dressing");

    private final Published published;
    private final Interests interests;

    ProductPages(Published published, Interests interests) {
        this.published = published;
        this.interests = interests;
    }

    private Statement with(String company) {
        return Optional.of(published.of(company)).filter(statement -> Interests.purpose(statement).isPresent()).orElseThrow(NoSuchPage::new);
    }

    @GetMapping("/{company}/products")
    String products(@PathVariable String company, HttpServletRequest request, HttpServletResponse response, Model model) {
        var kinds = interests.of(request, with(company));
        model.addAttribute("products", PRODUCTS.stream().sorted(Comparator.comparingInt(product -> rank(kinds, product))).toList())
                .addAttribute("because", kinds.stream().findFirst().orElse("")).addAttribute("home", "/" + company);
        dependsOnTheVisitor(response);
        return "site/products/products";
    }

    private static int rank(List<String> kinds, String product) {
        int at = kinds.indexOf(KINDS.get(product));
        return at < 0 ? PRODUCTS.size() : at;
    }

    @GetMapping("/{company}/products/{product}")
    String product(@PathVariable String company, @PathVariable String product, HttpServletRequest request, HttpServletResponse response, Model model) {
        var statement = with(company);
        if (!PRODUCTS.contains(product)) throw new NoSuchPage();
        interests.looksAt(KINDS.get(product), request, response, statement);
        model.addAttribute("product", product).addAttribute("kind", KINDS.get(product)).addAttribute("home", "/" + company);
        dependsOnTheVisitor(response);
        return "site/products/product";
    }

    /// What adaptation is, what it is based on, and how to turn it off.
    @GetMapping("/{company}/adaptation")
    String adaptation(@PathVariable String company, Model model, Locale locale) {
        var statement = with(company);
        var language = published.notice(statement, locale).language();
        Purpose purpose = Interests.purpose(statement).orElseThrow();
        model.addAttribute("home", "/" + company).addAttribute("name", purpose.name().in(language)).addAttribute("because", purpose.because().in(language))
                .addAttribute("logic", purpose.profiling().map(text -> text.in(language)).orElse(""))
                .addAttribute("items", statement.cookies().stream().filter(cookie -> cookie.purpose().equals(Optional.of(purpose.key())))
                        .map(cookie -> Map.entry(cookie.name(), cookie.does().in(language))).toList());
        return "site/products/adaptation";
    }

    private static void dependsOnTheVisitor(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie, Sec-GPC");
    }

    @Bean
    static Place productsPlace(Published published) {
        return Place.inPublic(20, "/{company}/products", "site.place.products",
                company -> published.find(company).filter(statement -> Interests.purpose(statement).isPresent()).isPresent());
    }
}
