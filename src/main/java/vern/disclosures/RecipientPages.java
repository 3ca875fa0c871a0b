package vern.disclosures;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Passings;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.render.TransferRegister;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// Who gets data: each recipient with its agreement, where it is, what carries data there, and what has gone to it.
@Controller
@RequestMapping("/desk/recipients")
class RecipientPages {

    private static final int SHOWN = 12;

    private final Counter counter;
    private final Recipients recipients;
    private final Dealings dealings;
    private final Passings passings;
    private final MessageSourceAccessor texts;

    /// The register, and what is done to it.
    @Component
    record Shelf(Recipients recipients, Dealings dealings, Passings passings) {}

    RecipientPages(Counter counter, Shelf shelf, MessageSource messages) {
        this.counter = counter;
        recipients = shelf.recipients();
        dealings = shelf.dealings();
        passings = shelf.passings();
        texts = new MessageSourceAccessor(messages);
    }

    @GetMapping
    String all(Model model, Locale locale) {
        var entries = recipients.all(counter.statement(), counter.today(), Counter.language(locale));
        var lines = entries.stream().map(one -> new FlowChart.Line(one.name(), Vocabulary.in(Counter.language(locale)).country(one.route().country()),
                one.route().outside(), one.times(), one.people())).toList();
        var chart = new FlowChart(texts, lines);
        model.addAttribute("entries", entries).addAttribute("answers", counter.answersPeople()).addAttribute("wide", chart.wide()).addAttribute("narrow", chart.narrow())
                .addAttribute("barred", entries.stream().filter(Recipients.Entry::barred).count())
                .addAttribute("outside", entries.stream().filter(one -> one.route().outside()).count());
        return "disclosures/recipients";
    }

    @GetMapping("/{key}")
    String one(@PathVariable String key, Model model, Locale locale) {
        var entry = get(key, locale);
        var statement = counter.statement();
        model.addAttribute("entry", entry).addAttribute("uses", uses(statement, key, Counter.language(locale)))
                .addAttribute("lines", lines(statement, entry, Counter.language(locale)))
                .addAttribute("latest", passings.latest(counter.controller(), key, SHOWN)).addAttribute("words", Vocabulary.in(Counter.language(locale)))
                .addAttribute("demands", Agreements.DEMANDS).addAttribute("keeper", keeps())
                .addAttribute("closed", entry.flaws().contains(Recipients.Flaw.CLOSED)).addAttribute("today", counter.today());
        return "disclosures/recipient";
    }

    /// For which purpose a recipient gets which categories.
    record Used(String purpose, String categories) {}

    private static List<Used> uses(Statement statement, String key, String language) {
        var words = Vocabulary.in(language);
        return statement.purposes().values().stream().filter(purpose -> purpose.recipients().contains(key)).map(purpose -> new Used(purpose.name().in(language),
                words.list(purpose.categories().keySet().stream().map(category -> statement.categories().get(category).name().in(language)).toList()))).toList();
    }

    private List<TransferRegister.Line> lines(Statement statement, Recipients.Entry entry, String language) {
        return TransferRegister.of(statement, List.of(), dealings.law(), new TransferRegister.Reading(language, counter.today())).lines().stream()
                .filter(line -> line.recipient().equals(entry.name())).toList();
    }

    /// An agreement as the form has it.
    record Form(@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> signed, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> until,
                @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> reviewed, Optional<Set<String>> demands, Optional<MultipartFile> terms) {}

    @PostMapping("/{key}/agreement")
    String agree(@PathVariable String key, Form form, Model model, Locale locale) throws IOException {
        var entry = kept(key, locale);
        var agreement = new Agreements.Agreement(0, form.signed().orElse(LocalDate.MAX), form.until(), form.reviewed(),
                form.demands().stream().flatMap(Set::stream).filter(Agreements.DEMANDS::contains).sorted().toList(), Optional.empty());
        var file = form.terms().filter(one -> !one.isEmpty());
        var paper = file.isEmpty() ? Optional.<Agreements.Paper>empty() : Optional.of(new Agreements.Paper(named(file.get()), file.get().getBytes()));
        var problems = dealings.agree(counter.actor(), entry.recipient(), agreement, paper);
        return problems.isEmpty() ? "redirect:/desk/recipients/" + key : again(key, problems, model, locale);
    }

    private static String named(MultipartFile file) {
        var name = Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll("[^\\p{L}\\p{N}._ -]", "");
        return name.isBlank() ? "agreement.pdf" : name;
    }

    @GetMapping("/{key}/agreement/{id}")
    ResponseEntity<byte[]> paper(@PathVariable String key, @PathVariable long id, Locale locale) {
        kept(key, locale);
        var paper = dealings.paper(counter.controller(), key, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", ContentDisposition.attachment().filename(paper.name(), java.nio.charset.StandardCharsets.UTF_8).build().toString())
                .body(paper.content());
    }

    @PostMapping("/{key}/closure")
    String close(@PathVariable String key, Locale locale) {
        dealings.close(counter.actor(), kept(key, locale).recipient());
        return "redirect:/desk/recipients/" + key;
    }

    @PostMapping("/{key}/opening")
    String open(@PathVariable String key, Model model, Locale locale) {
        var problems = dealings.open(counter.actor(), kept(key, locale).recipient());
        return problems.isEmpty() ? "redirect:/desk/recipients/" + key : again(key, problems, model, locale);
    }

    private String again(String key, Map<String, String> problems, Model model, Locale locale) {
        model.addAttribute("problems", problems.entrySet().stream().reduce(Problems.NONE, (all, one) -> all.and(one.getKey(), one.getValue()), (a, _) -> a));
        return one(key, model, locale);
    }

    private Recipients.Entry get(String key, Locale locale) {
        counter.statement();
        return recipients.find(counter.controller(), key, counter.today(), Counter.language(locale)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Recipients.Entry kept(String key, Locale locale) {
        var entry = get(key, locale);
        if (!keeps()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return entry;
    }

    private boolean keeps() {
        return counter.answersPeople() || counter.actsAs(Dealings.ROLES);
    }
}
