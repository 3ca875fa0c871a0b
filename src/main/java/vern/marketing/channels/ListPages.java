package vern.marketing.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.MarketingChannel;
import vern.ledger.Use;
import vern.marketing.Grounded;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.web.Cells;
import vern.web.Place;

/// Lists to call and to write to, at the desk: wash first, then choose what it is about, then take the list out.
@Controller
@RequestMapping("/desk/lists")
class ListPages {

    private static final List<MarketingChannel> CHANNELS = List.of(MarketingChannel.PHONE, MarketingChannel.POST);

    private final Counter counter;
    private final Gate gate;
    private final CallLists lists;
    private final Washing washing;

    ListPages(Counter counter, Gate gate, CallLists lists, Washing washing) {
        this.counter = counter;
        this.gate = gate;
        this.lists = lists;
        this.washing = washing;
    }

    @Bean
    Place listsPlace() {
        return Place.onDesk(57, "/desk/lists", "marketing.lists").where(counter.whoMay(() -> !mine().isEmpty()));
    }

    /// One way to reach people, and whether its lists may be used today.
    record Row(String channel, Optional<LocalDate> version, boolean good) {}

    @GetMapping
    String show(@RequestParam(defaultValue = "") String told, Model model) {
        var purposes = purposes();
        model.addAttribute("rows", CHANNELS.stream().map(channel -> new Row(channel.key(), washing.last(counter.controller(), channel), lists.washed(counter.controller(), channel))).toList())
                .addAttribute("purposes", purposes).addAttribute("waiting", lists.waiting(counter.controller())).addAttribute("today", counter.today().toString());
        if (told.matches("washed|outdated|hours|nothing|date|file")) model.addAttribute("told", "marketing.lists.told." + told);
        return "marketing/channels/lists";
    }

    /// What this person may make lists for.
    private List<Purpose> mine() {
        return byPhone(counter.statement()).filter(purpose -> gate.refusal(Use.of(counter.actor(), purpose.key(), "lists")).isEmpty()).toList();
    }

    private List<Purpose> purposes() {
        var found = mine();
        if (found.isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return found;
    }

    private static Stream<Purpose> byPhone(Statement statement) {
        return statement.purposes().values().stream().filter(Purpose::directMarketing)
                .filter(purpose -> purpose.categories().keySet().stream().anyMatch(key -> statement.categories().get(key).fields().contains("phone")));
    }

    /// Washed against nothing, a list would have everyone on it who has said no to such calls and letters.
    @PostMapping("/washes")
    String wash(@RequestParam String channel, @RequestParam(defaultValue = "") String version, @RequestParam Optional<MultipartFile> file) throws IOException {
        purposes();
        var way = way(channel);
        var register = file.filter(one -> !one.isEmpty());
        if (register.isEmpty()) return "redirect:/desk/lists?told=file";
        try (var lines = new BufferedReader(new InputStreamReader(register.get().getInputStream(), StandardCharsets.UTF_8))) {
            var date = LocalDate.parse(version);
            if (date.isAfter(counter.today())) return "redirect:/desk/lists?told=date";
            washing.wash(way, date, lines.lines(), counter.actor());
            return "redirect:/desk/lists?told=washed";
        } catch (DateTimeParseException none) {
            return "redirect:/desk/lists?told=date";
        }
    }

    private static MarketingChannel way(String channel) {
        return MarketingChannel.of(channel).filter(CHANNELS::contains).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// The list as a file: name and number, or name and address.
    @PostMapping
    ResponseEntity<String> make(@RequestParam String channel, @RequestParam(defaultValue = "") String similar) {
        var way = way(channel);
        var words = Arrays.stream(similar.split("[,;\n]")).map(String::strip).filter(word -> word.length() > 1).toList();
        return switch (lists.make(way, purposes().stream().map(Purpose::key).toList(), words, counter.actor())) {
            case CallLists.Made.OutdatedWash ignored -> ResponseEntity.status(HttpStatus.FOUND).header("Location", "/desk/lists?told=outdated").build();
            case CallLists.Made.OutsideHours ignored -> ResponseEntity.status(HttpStatus.FOUND).header("Location", "/desk/lists?told=hours").build();
            case CallLists.Made.Rows(var lines) when lines.isEmpty() -> ResponseEntity.status(HttpStatus.FOUND).header("Location", "/desk/lists?told=nothing").build();
            case CallLists.Made.Rows(var lines) -> ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).cacheControl(CacheControl.noStore())
                    .header("Content-Disposition", "attachment; filename=\"" + way.key() + "-" + counter.today() + ".csv\"").body(csv(way, lines));
        };
    }

    private static String csv(MarketingChannel way, List<CallLists.Line> lines) {
        var fields = way == MarketingChannel.PHONE ? List.of("name", Grounded.field(way)) : List.of("name", "address", "postal-code", "city");
        var text = new StringBuilder(String.join(";", fields)).append("\r\n");
        lines.forEach(line -> text.append(String.join(";", fields.stream().map(field -> cell(line.at(), field)).toList())).append("\r\n"));
        return text.toString();
    }

    private static String cell(Holding holding, String field) {
        return Cells.quoted(holding.field(field).map(found -> found.reveal()).orElse(""));
    }
}
