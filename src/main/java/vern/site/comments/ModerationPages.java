package vern.site.comments;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.web.NoSuchPage;
import vern.start.Published;
import vern.web.Place;

/// The editor's queue: what waits to be seen, what was held as spam, what is shown; and where pages may lead.
@Controller
class ModerationPages {

    private final Counter counter;
    private final Comments comments;
    private final Moderation moderation;
    private final Links links;

    ModerationPages(Counter counter, Comments comments, Moderation moderation, Links links) {
        this.counter = counter;
        this.comments = comments;
        this.moderation = moderation;
        this.links = links;
    }

    /// A comment as the editor sees it, with the address that it came from.
    record Row(long id, String page, String reason, Instant at, String name, String email, String address, String message) {}

    private void editor() {
        var statement = counter.statement();
        if (!Comments.declares(statement)) throw new NoSuchPage();
        Set<String> roles = statement.purposes().values().stream().filter(one -> one.categories().containsKey(Comments.CATEGORY)).findFirst().map(Purpose::roles).orElse(Set.of());
        if (!counter.actsAs(roles)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    @GetMapping("/desk/comments")
    String queue(Model model) {
        editor();
        var company = counter.controller();
        moderation.forgetGone(company);
        var waiting = comments.waiting(company);
        model.addAttribute("queued", rows(waiting.stream().filter(one -> one.state() == Comments.State.QUEUED).toList()))
                .addAttribute("spam", rows(waiting.stream().filter(one -> one.state() == Comments.State.SPAM).toList()))
                .addAttribute("shown", rows(comments.shown(company))).addAttribute("blocked", moderation.blocked(company)).addAttribute("closed", names(links.closed(counter.statement())));
        return "site/comments/queue";
    }

    private static List<String> names(Map<String, String> closed) {
        return closed.keySet().stream().sorted().toList();
    }

    private List<Row> rows(List<Comments.Standing> standings) {
        Map<Long, Holding> holdings = comments.read(counter.actor(), "moderation", standings);
        return standings.stream().filter(one -> holdings.containsKey(one.id())).map(one -> row(one, holdings.get(one.id()))).toList();
    }

    private static Row row(Comments.Standing standing, Holding holding) {
        var values = List.of("name", "email", "ip-address", "message").stream().collect(Collectors.toMap(field -> field, field -> holding.field(field).map(Personal::reveal).orElse("")));
        return new Row(standing.id(), standing.page(), standing.reason(), standing.at(), values.get("name"), values.get("email"), values.get("ip-address"), values.get("message"));
    }

    @PostMapping("/desk/comments/{id}/publication")
    String publish(@PathVariable long id) {
        editor();
        return done(moderation.publish(counter.controller(), id, counter.actor()));
    }

    @PostMapping("/desk/comments/{id}/removal")
    String remove(@PathVariable long id) {
        editor();
        return done(moderation.remove(counter.controller(), id, counter.actor()));
    }

    @PostMapping("/desk/comments/{id}/block")
    String block(@PathVariable long id) {
        editor();
        return done(moderation.block(counter.controller(), id, counter.actor()));
    }

    @PostMapping("/desk/comments/blocks/lifting")
    String unblock() {
        editor();
        moderation.unblockAll(counter.controller(), counter.actor());
        return "redirect:/desk/comments";
    }

    private static String done(boolean there) {
        if (!there) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return "redirect:/desk/comments";
    }

    @Bean
    static Place commentsPlace(Published published) {
        return Place.onDesk(26, "/desk/comments", "site.place.comments", "moderator").where(company -> published.find(company).filter(Comments::declares).isPresent());
    }
}
