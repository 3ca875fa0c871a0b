package vern.marketing.platforms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Use;
import vern.marketing.audiences.Audiences;
import vern.staff.Counter;
import vern.statement.Purpose;

/// Lists at platforms, at the desk: who is on which, who is to be taken off, and the files.
@Controller
@RequestMapping("/desk/platforms")
class PlatformPages {

    private final Counter counter;
    private final Gate gate;
    private final PlatformLists lists;
    private final Listed listed;
    private final PlatformLists.Doors doors;

    PlatformPages(Counter counter, Gate gate, PlatformLists lists, Listed listed, PlatformLists.Doors doors) {
        this.counter = counter;
        this.gate = gate;
        this.lists = lists;
        this.listed = listed;
        this.doors = doors;
    }

    /// How it stands at one platform.
    public record Row(String key, String name, int on, int waiting) {}

    @GetMapping
    String page(@RequestParam(defaultValue = "") String told, Model model) {
        var purposes = purposes();
        var language = Counter.language(org.springframework.context.i18n.LocaleContextHolder.getLocale());
        var rows = Offers.platforms(counter.statement()).stream().map(platform -> new Row(platform.key(), platform.name().in(language),
                (int) listed.on(counter.controller(), platform.key()).stream().map(Listed.Row::subject).distinct().count(), waiting(platform.key()))).toList();
        model.addAttribute("rows", rows).addAttribute("purposes", purposes).addAttribute("audiences", doors.audiences().of(counter.controller()));
        if (told.matches("waiting|nobody|no-way|not-declared")) model.addAttribute("told", "marketing.platforms.told." + told);
        return "marketing/platforms/platforms";
    }

    private int waiting(String platform) {
        return (int) doors.removals().waiting(counter.controller(), platform).stream().map(Listed.Row::subject).distinct().count();
    }

    private List<Purpose> purposes() {
        var declared = Offers.lists(counter.statement());
        if (declared.isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var mine = declared.stream().filter(purpose -> gate.refusal(Use.of(counter.actor(), purpose.key(), "platform-list")).isEmpty()).toList();
        if (mine.isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return mine;
    }

    @PostMapping("/{platform:[a-z0-9-]+}/lists")
    ResponseEntity<String> make(@PathVariable String platform, @RequestParam(defaultValue = "") String purpose, @RequestParam(defaultValue = "0") long audience) {
        purposes();
        var group = audience == 0 ? Optional.<vern.marketing.audiences.Audience>empty()
                : Optional.of(doors.audiences().find(counter.controller(), audience).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return switch (lists.make(new PlatformLists.Order(purpose, platform, group), counter.actor())) {
            case PlatformLists.Made.NotDeclared _ -> back("not-declared");
            case PlatformLists.Made.NoWay _ -> back("no-way");
            case PlatformLists.Made.RemovalsWait _ -> back("waiting");
            case PlatformLists.Made.Rows(var lines) -> lines.isEmpty() ? back("nobody") : file(platform + "-" + purpose, lines);
        };
    }

    @PostMapping("/{platform:[a-z0-9-]+}/removals")
    ResponseEntity<String> remove(@PathVariable String platform) {
        purposes();
        var lines = doors.removals().take(platform, counter.actor());
        return lines.isEmpty() ? back("nobody") : file(platform + "-removal", lines);
    }

    private static ResponseEntity<String> back(String told) {
        return ResponseEntity.status(HttpStatus.FOUND).header("Location", "/desk/platforms?told=" + told).build();
    }

    private ResponseEntity<String> file(String name, List<PlatformLists.Line> lines) {
        var text = new StringBuilder("email,phone\r\n");
        lines.forEach(line -> text.append(line.email()).append(',').append(line.phone()).append("\r\n"));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"" + name + "-" + counter.today() + ".csv\"").body(text.toString());
    }
}
