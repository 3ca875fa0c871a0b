package vern.cases.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.cases.HostTasks;
import vern.cases.Kind;
import vern.cases.Matter;
import vern.cases.Matters;
import vern.cases.booking.Bookings;
import vern.staff.Counter;

/// The inbox: what waits for us, what is mine, what is closed; a page at a time by where the last one ended.
@Controller
@RequestMapping("/desk/cases")
class InboxPages {

    private static final int SHOWN = 50;

    private final CaseDesk desk;
    private final Matters matters;
    private final HostTasks tasks;
    private final Counter counter;
    private final Bookings bookings;

    InboxPages(CaseDesk desk, Matters matters, HostTasks tasks, Counter counter, Bookings bookings) {
        this.bookings = bookings;
        this.desk = desk;
        this.matters = matters;
        this.tasks = tasks;
        this.counter = counter;
    }

    /// Which list, of which kind, after which place: `seconds.nanos-id` of the last case of the page before.
    record Asked(Optional<String> show, Optional<String> kind, Optional<String> after) {

        String list() {
            return show.filter(List.of("open", "mine", "closed")::contains).orElse("open");
        }

        Optional<Matters.Place> place() {
            return after.filter(text -> text.matches("\\d{1,12}\\.\\d{1,9}-\\d{1,15}")).map(text -> {
                var parts = text.split("[.-]");
                return new Matters.Place(Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])), Long.parseLong(parts[2]));
            });
        }
    }

    @GetMapping
    String inbox(Asked asked, Model model) {
        var kind = asked.kind().flatMap(Kind::of);
        var mine = asked.list().equals("mine") ? Optional.of(counter.actor().account()) : Optional.<Long>empty();
        var page = matters.page(new Matters.Page(counter.controller(), asked.list().equals("closed"), desk.categories(), kind, mine, asked.place()), SHOWN + 1);
        var shown = page.stream().limit(SHOWN).toList();
        model.addAttribute("rows", desk.rows(shown)).addAttribute("show", asked.list()).addAttribute("kind", kind.map(Kind::code).orElse(""))
                .addAttribute("kinds", Kind.values()).addAttribute("me", counter.actor().account()).addAttribute("tasks", tasks())
                .addAttribute("waiting", matters.waiting(counter.controller(), desk.categories(), 1000))
                .addAttribute("bookings", bookings.offered(counter.controller()));
        if (page.size() > SHOWN) model.addAttribute("next", place(shown.getLast()));
        return "cases/desk/inbox";
    }

    private static String place(Matter last) {
        var touched = last.course().touched();
        return touched.getEpochSecond() + "." + touched.getNano() + "-" + last.id().value();
    }

    /// A host to have emptied, by its name.
    record Chore(long id, String recipient, String matter, Instant opened) {}

    private List<Chore> tasks() {
        var language = org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage();
        var recipients = counter.statement().recipients();
        return tasks.waiting(counter.controller(), 20).stream().map(task -> new Chore(task.id(),
                Optional.ofNullable(recipients.get(task.recipient())).map(one -> one.name().in(language)).orElse(task.recipient()), task.matter().said(), task.opened())).toList();
    }

    @PostMapping("/tasks/{task}/done")
    String done(@PathVariable long task) {
        tasks.done(counter.controller(), task, counter.actor());
        return "redirect:/desk/cases";
    }

    /// The words do not stand in an address.
    @PostMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("rows", desk.search(q)).addAttribute("q", q).addAttribute("me", counter.actor().account());
        return "cases/desk/search";
    }
}
