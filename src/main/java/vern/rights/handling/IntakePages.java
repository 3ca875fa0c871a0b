package vern.rights.handling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.rights.answers.Scans;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.rights.requests.Correspondence;
import vern.staff.Counter;
import vern.web.Problems;

/// A request that came by telephone, letter, e-mail or over the counter is written down here; the clock runs from the day it came.
@Controller
class IntakePages {

    static final List<Channel> CHANNELS = List.of(Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.CHAT, Channel.DESK, Channel.PRINCIPAL);
    private static final List<String> FIELDS = List.of("name", "email", "phone", "address", "message");

    private final Receiving receiving;
    private final Dossiers dossiers;
    private final Scans scans;
    private final Counter counter;

    IntakePages(Receiving receiving, Dossiers dossiers, Scans scans, Counter counter) {
        this.receiving = receiving;
        this.dossiers = dossiers;
        this.scans = scans;
        this.counter = counter;
    }

    /// With `person`, whom it is about is known: whoever takes it in has their page open.
    @GetMapping("/desk/requests/new")
    String form(@RequestParam Optional<String> kind, @RequestParam Optional<Long> person, Model model) {
        person.map(this::known).ifPresent(dossier -> {
            model.addAttribute("dossier", dossier).addAttribute("correctable", dossier.correctable());
            if (!model.containsAttribute("said")) model.addAttribute("said", held(dossier)).addAttribute("chosen", kind.map(List::of).orElse(List.of()));
        });
        model.addAttribute("kinds", granted()).addAttribute("channels", CHANNELS.stream().map(Channel::key).toList()).addAttribute("fields", fields())
                .addAttribute("today", counter.today()).addAttribute("languages", counter.statement().languages());
        if (!model.containsAttribute("said")) model.addAttribute("said", Map.of()).addAttribute("chosen", kind.map(List::of).orElse(List.of()));
        return "rights/handling/new";
    }

    @PostMapping("/desk/requests")
    String take(@RequestParam MultiValueMap<String, String> form, @RequestParam Optional<Long> person, @RequestParam Optional<MultipartFile> scan, Model model) {
        if (counter.answersPeople() && !counter.handlesPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var kinds = form.getOrDefault("kind", List.of()).stream().flatMap(key -> RequestKind.of(key).stream()).filter(kind -> granted().contains(kind.key())).collect(Collectors.toSet());
        var came = day(form.getFirst("came"));
        var said = said(form);
        var letter = scan.filter(file -> !file.isEmpty()).map(IntakePages::content);
        var problems = problems(kinds.isEmpty(), came, said);
        if (letter.isPresent() && Scans.type(letter.get()).isEmpty()) problems = problems.and("scan", "rights.problem.scan");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems).addAttribute("said", said).addAttribute("chosen", form.getOrDefault("kind", List.of()));
            return form(Optional.empty(), person, model);
        }
        var channel = Optional.ofNullable(form.getFirst("channel")).flatMap(Channel::of).filter(CHANNELS::contains).orElse(Channel.DESK);
        var language = Optional.ofNullable(form.getFirst("language")).filter(counter.statement().languages()::contains).orElse(counter.statement().primaryLanguage());
        var application = Application.of(counter.controller(), kinds, channel, language).saying(said)
                .cameIn(came.orElseThrow().equals(counter.today()) ? counter.moment() : came.get().atTime(12, 0).atZone(counter.zone()).toInstant());
        var whose = person.map(this::known).map(dossier -> application.from(dossier.subject())
                .disputing(kinds.contains(RequestKind.RECTIFICATION) ? dossier.saying(form.toSingleValueMap().getOrDefault("field", "")) : Set.of())).orElse(application);
        var received = receiving.take(form.containsKey("agent") ? whose.byAnAgent() : whose, counter.actor());
        letter.ifPresent(file -> received.requests().forEach(request -> scans.keep(request, file, form.containsKey("agent") ? Scans.Kind.MANDATE : Scans.Kind.LETTER, counter.actor())));
        model.addAttribute("requests", received.requests()).addAttribute("code", received.code());
        return "rights/handling/taken";
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Dossier known(long person) {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return dossiers.whole(counter.actor(), new SubjectId(person), Counter.language(LocaleContextHolder.getLocale()), "request-person")
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// What is known of how they are called and reached, to be changed if they say otherwise.
    private Map<String, String> held(Dossier dossier) {
        var held = new TreeMap<String, String>();
        fields().stream().filter(field -> !field.equals("message")).forEach(field -> dossier.records().filter(kept -> !kept.why().blocked())
                .flatMap(kept -> kept.holding().field(field).stream()).findFirst().ifPresent(value -> held.put(field, value.reveal())));
        return held;
    }

    private Problems problems(boolean none, Optional<LocalDate> came, Map<String, String> said) {
        var problems = Problems.NONE;
        if (none) problems = problems.and("kind", "rights.problem.kind");
        if (came.filter(day -> !day.isAfter(counter.today())).isEmpty()) problems = problems.and("came", "rights.problem.came");
        if (said.getOrDefault("name", "").isBlank()) problems = problems.and("name", "rights.problem.name");
        return problems;
    }

    private List<String> granted() {
        return counter.statement().rights().granted().keySet().stream().filter(key -> RequestKind.of(key).isPresent()).toList();
    }

    private List<String> fields() {
        return FIELDS.stream().filter(Correspondence.fields(counter.statement())::contains).toList();
    }

    private Map<String, String> said(MultiValueMap<String, String> form) {
        var said = new TreeMap<String, String>();
        fields().forEach(field -> Optional.ofNullable(form.getFirst(field)).filter(value -> !value.isBlank()).ifPresent(value -> said.put(field, value.strip())));
        return said;
    }

    private static Optional<LocalDate> day(@org.jspecify.annotations.Nullable String written) {
        try {
            return Optional.ofNullable(written).map(LocalDate::parse);
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
