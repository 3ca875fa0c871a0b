package vern.cases.desk;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.cases.Arrival;
import vern.cases.Arrivals;
import vern.cases.Arrived;
import vern.cases.Channel;
import vern.cases.Kind;
import vern.cases.screening.Screening;
import vern.ledger.SubjectId;
import vern.mail.Enclosure;
import vern.staff.Counter;
import vern.web.Problems;

/// Somebody calls, comes, or sends a letter: staff write down what a case of that kind may hold.
@Controller
@RequestMapping("/desk/cases/new")
class RegisterPages {

    private static final List<Channel> CHANNELS = List.of(Channel.PHONE, Channel.LETTER, Channel.VISIT, Channel.EVENT);
    private static final List<String> FIELDS = List.of("name", "company", "phone", "email", "address", "health-unit", "product", "subject", "message");

    private final Arrivals arrivals;
    private final CaseDesk desk;
    private final Counter counter;

    RegisterPages(Arrivals arrivals, CaseDesk desk, Counter counter) {
        this.arrivals = arrivals;
        this.desk = desk;
        this.counter = counter;
    }

    @GetMapping
    String form(@RequestParam Optional<Long> person, Model model) {
        if (desk.categories().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        model.addAttribute("files", desk.categories().stream().anyMatch(key -> arrivals.takesFiles(counter.controller(), key))).addAttribute("channels", CHANNELS).addAttribute("kinds", Kind.values()).addAttribute("fields", fields());
        person.ifPresent(known -> model.addAttribute("person", known));
        if (!model.containsAttribute("values")) model.addAttribute("values", Map.of());
        return "cases/desk/new";
    }

    /// Of the fields there are, those that some category of the company's cases has.
    private List<String> fields() {
        var categories = counter.statement().categories();
        return FIELDS.stream().filter(field -> desk.categories().stream().anyMatch(key -> categories.containsKey(key) && categories.get(key).fields().contains(field))).toList();
    }

    @PostMapping
    String take(@RequestParam Map<String, String> sent, @RequestParam Optional<MultipartFile> scan, Model model, Locale locale) throws IOException {
        var channel = CHANNELS.stream().filter(one -> one.code().equals(sent.get("channel"))).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var kind = Kind.of(sent.getOrDefault("kind", "")).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var values = new HashMap<String, String>();
        FIELDS.forEach(field -> Optional.ofNullable(sent.get(field)).filter(value -> !value.isBlank()).ifPresent(value -> values.put(field, value)));
        if (!values.containsKey("message") && kind != Kind.EXHIBITION) return again(Problems.of("message", "cases.desk.problem.text"), sent, model);
        if (Screening.forbids(values.getOrDefault("subject", "") + "\n" + values.getOrDefault("message", ""))) return again(Problems.of("message", "cases.desk.problem.HOLDS_SENSITIVE"), sent, model);
        var file = scan.filter(one -> !one.isEmpty());
        if (file.filter(one -> one.getSize() > Enclosure.LARGEST).isPresent()) return again(Problems.of("scan", "cases.desk.problem.large"), sent, model);
        var known = Optional.ofNullable(sent.get("person")).filter(text -> text.matches("\\d{1,16}")).map(text -> new SubjectId(Long.parseLong(text)));
        var language = counter.statement().languages().contains(locale.getLanguage()) ? locale.getLanguage() : counter.statement().primaryLanguage();
        var arrival = Arrival.registered(counter.controller(), channel, kind, values, known, language);
        return switch (arrivals.take(file.isEmpty() ? arrival : arrival.with(List.of(enclosed(file.get()))), counter.actor())) {
            case Arrived.Opened(var id, var ignored, var none) -> desk.find(id.value()).isPresent() ? "redirect:/desk/cases/" + id.value() : "redirect:/desk/cases?sent=" + id.said();
            case Arrived.Refused(var reason, var fields) -> again(Problems.of(fields.stream().sorted().findFirst().orElse("message"), "cases.desk.refused." + reason), sent, model);
        };
    }

    private static Enclosure enclosed(MultipartFile file) throws IOException {
        var type = Optional.ofNullable(file.getContentType()).filter(text -> text.matches("[a-z]+/[a-z0-9.+-]+")).orElse("application/octet-stream");
        return new Enclosure(Optional.ofNullable(file.getOriginalFilename()).orElse("scan"), type, file.getBytes());
    }

    private String again(Problems problems, Map<String, String> sent, Model model) {
        model.addAttribute("problems", problems).addAttribute("values", sent);
        return form(Optional.ofNullable(sent.get("person")).filter(text -> text.matches("\\d{1,16}")).map(Long::parseLong), model);
    }
}
