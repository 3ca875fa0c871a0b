package vern.site.comments;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.mail.Address;
import vern.site.Pace;
import vern.site.forms.Stamp;
import vern.start.Origin;
import vern.start.Published;
import vern.statement.Statement;
import vern.web.Embedded;
import vern.web.NoSuchPage;
import vern.web.Place;
import vern.web.Problems;

/// `/NAME/news`: a few articles of a demonstration, with what readers have written below them and the form to write more. Below an article on
/// the company's own website stand the comments and the form alone. Never the address a comment came from, nor its writer's.
@Controller
class ArticlePages {

    private static final List<String> ARTICLES = List.of("fibre", "holiday");
    private static final Pace.Limit LIMIT = new Pace.Limit("comment", 10, Duration.ofMinutes(10));
    private static final int LONGEST = 3000;
    private static final byte[] NOBODY = ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><rect width=\"48\" height=\"48\" fill=\"#e1e2e4\"/><circle cx=\"24\" cy=\"18\" r=\"8\" fill=\"#8a8d91\"/>"
            + "<path d=\"M8 46c0-10 7-16 16-16s16 6 16 16z\" fill=\"#8a8d91\"/></svg>").getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private final Published published;
    private final Comments comments;
    private final Links links;
    private final Pictures pictures;
    private final Sender sender;

    /// Who writes, and whether it is a person.
    @Component("commentSender")
    record Sender(Origin origin, Pace pace, Stamp stamp) {}

    ArticlePages(Published published, Comments comments, Links links, Pictures pictures, Sender sender) {
        this.published = published;
        this.comments = comments;
        this.links = links;
        this.pictures = pictures;
        this.sender = sender;
    }

    /// A comment as everybody may see it.
    record Shown(long id, String name, Instant at, boolean picture, List<Links.Piece> pieces) {}

    private Statement with(String company) {
        return Optional.of(published.of(company)).filter(Comments::declares).orElseThrow(NoSuchPage::new);
    }

    @GetMapping("/{company}/news")
    String articles(@PathVariable String company, Model model) {
        with(company);
        model.addAttribute("articles", ARTICLES).addAttribute("home", "/" + company);
        return "site/comments/articles";
    }

    @GetMapping("/{company}/news/{article}")
    String article(@PathVariable String company, @PathVariable String article, HttpServletRequest request, Model model, Locale locale) {
        exists(article, request);
        return show(with(company), article, Map.of(), model.addAttribute("told", Optional.ofNullable(request.getParameter("told")).filter(List.of("shown", "waits")::contains).orElse("")), locale);
    }

    private static void exists(String article, HttpServletRequest request) {
        if (!ARTICLES.contains(article) && (Embedded.of(request).isEmpty() || !article.matches("[a-z0-9-]{1,60}"))) throw new NoSuchPage();
    }

    private String show(Statement statement, String article, Map<String, String> typed, Model model, Locale locale) {
        var company = statement.controller().key();
        var language = published.notice(statement, locale).language();
        var standings = comments.below(company, article);
        var holdings = comments.read(Actor.Job.handingOn("comments", company), "shown", standings);
        model.addAttribute("article", article).addAttribute("ours", ARTICLES.contains(article)).addAttribute("home", "/" + company).addAttribute("typed", typed)
                .addAttribute("comments", standings.stream().filter(one -> holdings.containsKey(one.id())).map(one -> shown(statement, one, holdings.get(one.id()))).toList())
                .addAttribute("stamp", sender.stamp().fresh(company + "/" + article, published.moment()))
                .addAttribute("voluntary", statement.contexts().get(Comments.CONTEXT).voluntary().map(text -> text.in(language)).orElse(""))
                .addAttribute("because", statement.purposes().values().stream().filter(one -> one.categories().containsKey(Comments.CATEGORY)).findFirst().orElseThrow().because().in(language));
        return "site/comments/article";
    }

    private Shown shown(Statement statement, Comments.Standing standing, Holding holding) {
        return new Shown(standing.id(), holding.field("name").orElseThrow().reveal(), standing.at(), standing.picture(),
                links.pieces(statement, holding.field("message").orElseThrow().reveal()));
    }

    @PostMapping("/{company}/news/{article}/comments")
    String write(@PathVariable String company, @PathVariable String article, HttpServletRequest request, Model model, Locale locale) {
        var statement = with(company);
        exists(article, request);
        var typed = Map.of("name", word(request, "name"), "email", word(request, "email"), "message", word(request, "message"));
        if (word(request, "stamp").isEmpty()) return show(statement, article, typed, model.addAttribute("told", "review"), locale);
        var problems = problems(company + "/" + article, typed, word(request, "stamp"));
        if (!problems.isEmpty()) return show(statement, article, typed, model.addAttribute("problems", problems), locale);
        if (!word(request, "website").isEmpty()) return "redirect:/" + company + "/news/" + article + "?told=waits";
        if (!sender.pace().allows(LIMIT, company, sender.origin().network(request))) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var taken = comments.take(new Comments.Written(company, article, typed.get("name"), typed.get("email"), typed.get("message"), !word(request, "picture").isEmpty(),
                sender.origin().address(request), Stamp.seal(word(request, "stamp"))));
        return "redirect:/" + company + "/news/" + article + (taken.state() == Comments.State.PUBLISHED ? "?told=shown" : "?told=waits");
    }

    private static String word(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    private Problems problems(String form, Map<String, String> typed, String stamp) {
        var problems = Problems.NONE;
        if (typed.get("name").isEmpty() || typed.get("name").length() > 80 || typed.get("name").chars().anyMatch(Character::isISOControl)) problems = problems.and("name", "site.comment.problem.name");
        if (Address.email(typed.get("email")).isEmpty()) problems = problems.and("email", "site.form.problem.email");
        if (typed.get("message").isEmpty()) problems = problems.and("message", "site.comment.problem.message");
        if (typed.get("message").length() > LONGEST) problems = problems.and("message", "site.form.problem.long");
        return switch (sender.stamp().verdict(form, stamp, published.moment())) {
            case GOOD -> problems;
            case TOO_SOON -> problems.and("form", "site.form.problem.soon");
            case TOO_LATE, FORGED -> problems.and("form", "site.form.problem.late");
        };
    }

    /// The picture of whoever wrote a comment that is shown, or the same picture for everybody.
    @GetMapping("/{company}/comments/{id}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String company, @PathVariable long id) {
        var standing = comments.find(company, id).filter(one -> one.state() == Comments.State.PUBLISHED && one.picture());
        var picture = standing.flatMap(one -> Optional.ofNullable(comments.read(Actor.Job.handingOn("comments", company), "picture", List.of(one)).get(id)))
                .flatMap(holding -> pictures.of(company, holding)).orElse(new Pictures.Picture("image/svg+xml", NOBODY));
        return ResponseEntity.ok().contentType(MediaType.valueOf(picture.type())).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic()).body(picture.bytes());
    }

    @Bean
    static Place newsPlace(Published published) {
        return Place.inPublic(20, "/{company}/news", "site.place.news", company -> published.find(company).filter(Comments::declares).isPresent());
    }
}
