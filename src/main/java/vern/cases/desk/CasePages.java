package vern.cases.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.cases.Entries;
import vern.cases.Handling;
import vern.cases.Handover;
import vern.cases.Kind;
import vern.cases.Matter;
import vern.cases.Safe;
import vern.cases.vault.Vault;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.mail.Address;
import vern.mail.Enclosure;
import vern.register.Parties;
import vern.staff.Colleagues;
import vern.staff.Counter;
import vern.web.Problems;

/// One case: what was written, and what can be done. Every form carries the version that it was made for.
@Controller
@RequestMapping("/desk/cases/{id}")
class CasePages {

    private final CaseDesk desk;
    private final Entries entries;
    private final Handling handling;
    private final Counter counter;
    private final Aside aside;

    /// What few cases need.
    @Component
    record Aside(Safe safe, Handover handover, Canned canned, Parties parties, Colleagues colleagues) {}

    CasePages(CaseDesk desk, Entries entries, Handling handling, Counter counter, Aside aside) {
        this.desk = desk;
        this.entries = entries;
        this.handling = handling;
        this.counter = counter;
        this.aside = aside;
    }

    /// One turn, with what was written if it may be read, and its files.
    record Said(Entries.Turn turn, Optional<Holding> held, List<Named> files) {}

    /// A right that the company grants.
    record Right(String key, String name) {}

    /// A file by its name.
    record Named(long id, String name, long size) {}

    @GetMapping
    String page(@PathVariable long id, Model model) {
        var words = vern.statement.render.Vocabulary.in(org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage());
        model.addAttribute("rights", counter.statement().rights().granted().keySet().stream().sorted().map(key -> new Right(key, words.right(key))).toList());
        var matter = matter(id);
        var held = desk.held(matter, Entries.ENTRY);
        var turns = entries.turns(matter.id()).stream().map(turn -> new Said(turn, Optional.ofNullable(held.get(turn.entry())), List.of())).toList();
        var files = files(matter);
        model.addAttribute("matter", matter).addAttribute("row", new CaseDesk.Row(matter, turns.stream().flatMap(said -> said.held().stream()).findFirst()))
                .addAttribute("turns", turns.stream().map(said -> new Said(said.turn(), said.held(), files.getOrDefault(said.turn().entry(), List.of()))).toList())
                .addAttribute("me", counter.actor().account()).addAttribute("kinds", Kind.values()).addAttribute("to", to(turns).orElse(""))
                .addAttribute("canned", aside.canned().of(counter.controller(), matter.filed().language()));
        model.addAttribute("came", turns.stream().filter(said -> said.turn().way() == Entries.Way.IN && said.held().isPresent()).toList());
        model.addAttribute("others", others(matter, org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage()));
        var colleagues = colleagues(matter);
        model.addAttribute("colleagues", colleagues);
        matter.course().assignee().flatMap(account -> colleagues.stream().filter(one -> one.account() == account).findFirst()).ifPresent(one -> model.addAttribute("assigned", one.name()));
        repair(matter).ifPresent(number -> model.addAttribute("repairFor", number));
        model.addAttribute("sealed", aside.safe().files(matter));
        model.addAttribute("vault", Vault.purpose(counter.statement()).filter(purpose -> counter.actsAs(purpose.roles())).isPresent());
        if (!model.containsAttribute("version")) model.addAttribute("version", matter.course().version());
        return "cases/desk/case";
    }

    /// The customer number by which equipment is taken in for whoever asks, where the company repairs and the reader does.
    private Optional<String> repair(Matter matter) {
        var purpose = Optional.ofNullable(counter.statement().purposes().get("repair")).filter(found -> found.categories().containsKey("repair-case") && counter.actsAs(found.roles()));
        return purpose.flatMap(_ -> aside.parties().of(matter.subject()).stream().filter(contact -> contact.left().isEmpty()).flatMap(contact -> contact.customerNumber().stream()).findFirst());
    }

    /// Someone else who handles what is in the case: who, what they do for the company, in which capacity.
    record Other(String name, String does, String capacity) {}

    private List<Other> others(Matter matter, String language) {
        var statement = counter.statement();
        var words = vern.statement.render.Vocabulary.in(language);
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(matter.filed().category())).flatMap(purpose -> purpose.recipients().stream())
                .distinct().sorted().map(statement.recipients()::get).map(one -> new Other(one.name().in(language), one.does().in(language), words.capacity(one.role()))).toList();
    }

    private Map<Long, List<Named>> files(Matter matter) {
        var names = desk.held(matter, Entries.FILE);
        return entries.filesOf(matter.id()).stream().filter(file -> names.containsKey(file.id())).collect(java.util.stream.Collectors.groupingBy(Entries.FileRow::entry,
                java.util.stream.Collectors.mapping(file -> new Named(file.id(), names.get(file.id()).field("attachments").map(name -> name.reveal()).orElse("file"), file.size()),
                        java.util.stream.Collectors.toList())));
    }

    private static Optional<String> to(List<Said> turns) {
        return turns.reversed().stream().filter(said -> said.turn().way() == Entries.Way.IN).flatMap(said -> said.held().stream())
                .flatMap(held -> held.field("email").stream()).map(email -> email.reveal()).findFirst();
    }

    private Matter matter(long id) {
        return desk.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// The case as the form saw it.
    private Matter seen(long id, int version) {
        var now = matter(id);
        var course = now.course();
        return new Matter(now.id(), now.subject(), now.controller(), now.kind(), now.channel(), now.state(), now.filed(),
                new Matter.Course(course.urgent(), course.assignee(), course.opened(), course.firstAnswer(), course.touched(), course.closed(), version));
    }

    /// What was written in the answer's form; the text is never lost.
    record Reply(int version, String to, String subject, String text, Optional<Boolean> waits) {
        @Override
        public String toString() {
            return "Reply[…]";
        }
    }

    @PostMapping("/answers")
    String answer(@PathVariable long id, Reply reply, Model model) {
        var seen = seen(id, reply.version());
        var to = Address.email(reply.to());
        var purpose = desk.purpose(seen);
        if (to.isEmpty()) return again(id, "to", "cases.desk.problem.to", reply.text(), model);
        if (reply.text().isBlank()) return again(id, "text", "cases.desk.problem.text", "", model);
        if (purpose.isEmpty()) return again(id, "text", "cases.desk.problem.NO_WAY", reply.text(), model);
        return answered(handling.answer(seen, new Handling.Answer(reply.subject(), reply.text(), to.get(), purpose.get(), reply.waits().orElse(false)), counter.actor()), id, reply.text(), model);
    }

    private String answered(Handling.Done done, long id, String text, Model model) {
        return done == Handling.Done.DONE ? "redirect:/desk/cases/" + id : again(id, "text", "cases.desk.problem." + done, text, model);
    }

    private String again(long id, String field, String problem, String text, Model model) {
        model.addAttribute("problems", Problems.of(field, problem)).addAttribute("text", text);
        return page(id, model);
    }

    @PostMapping("/lines")
    String line(@PathVariable long id, @RequestParam int version, @RequestParam String line, Model model) {
        if (line.isBlank()) return again(id, "line", "cases.desk.problem.text", "", model);
        var done = handling.line(seen(id, version), line.strip(), counter.actor());
        return done == Handling.Done.DONE ? "redirect:/desk/cases/" + id : again(id, "line", "cases.desk.problem." + done, line, model);
    }

    @PostMapping("/notes")
    String note(@PathVariable long id, @RequestParam int version, @RequestParam String note, Model model) {
        if (note.isBlank()) return again(id, "note", "cases.desk.problem.text", "", model);
        var done = handling.note(seen(id, version), note.strip(), counter.actor());
        model.addAttribute("noted", note);
        return done == Handling.Done.DONE ? "redirect:/desk/cases/" + id : again(id, "note", "cases.desk.problem." + done, "", model);
    }

    /// To oneself, to a colleague who works with such cases, or to nobody.
    @PostMapping("/assignment")
    String assign(@PathVariable long id, @RequestParam int version, @RequestParam(defaultValue = "false") boolean mine, @RequestParam Optional<Long> to, Model model) {
        var seen = seen(id, version);
        if (to.filter(account -> colleagues(seen).stream().noneMatch(one -> one.account() == account)).isPresent()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return stepped(handling.assign(seen, mine ? Optional.of(counter.actor().account()) : to, counter.actor()), id, model);
    }

    private List<Colleagues.Colleague> colleagues(Matter matter) {
        return aside.colleagues().having(counter.controller(), desk.roles(matter.filed().category()));
    }

    @PostMapping("/kind")
    String sort(@PathVariable long id, @RequestParam int version, @RequestParam String kind, Model model) {
        var chosen = Kind.of(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var seen = seen(id, version);
        if (chosen.privacy() != seen.kind().privacy()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return stepped(handling.sort(seen, chosen, counter.actor()), id, model);
    }

    @PostMapping("/closure")
    String close(@PathVariable long id, @RequestParam int version, Model model) {
        return stepped(handling.close(seen(id, version), counter.actor()), id, model);
    }

    /// Which right is asked for, and in which message: the first, unless another is named.
    record Asked(Optional<String> right, Optional<Long> entry) {}

    private Optional<Handover.Message> message(Matter seen, Asked asked) {
        var held = desk.held(seen, Entries.ENTRY);
        return entries.turns(seen.id()).stream().filter(turn -> turn.way() == Entries.Way.IN && held.containsKey(turn.entry()))
                .filter(turn -> asked.entry().isEmpty() || asked.entry().get() == turn.entry()).findFirst()
                .map(turn -> new Handover.Message(held.get(turn.entry()), files(seen, turn), turn.at()));
    }

    private List<Enclosure> files(Matter seen, Entries.Turn turn) {
        var given = desk.held(seen, Entries.FILE);
        return entries.filesOf(seen.id()).stream().filter(file -> file.entry() == turn.entry() && given.containsKey(file.id()))
                .map(file -> new Enclosure(given.get(file.id()).field("attachments").map(Personal::reveal).orElse("file"), file.mediaType(), entries.content(file))).toList();
    }

    /// One click makes it a matter of privacy, which those who answer for privacy have from then on.
    @PostMapping("/privacy")
    String handOver(@PathVariable long id, @RequestParam int version, Asked asked, Model model) {
        var seen = seen(id, version);
        var right = asked.right().orElse("");
        var message = message(seen, asked);
        if (message.isEmpty()) return again(id, "text", "cases.desk.problem.NO_WAY", "", model);
        var done = aside.handover().toPrivacy(seen, message.get(), Optional.of(right).filter(counter.statement().rights().granted()::containsKey), counter.actor());
        return done == Handling.Done.DONE ? "redirect:/desk/cases?sent=" + seen.id().said() : stepped(done, id, model);
    }

    /// Moves what should not have come by mail out of the thread.
    @PostMapping("/entries/{entry}/safety")
    String protect(@PathVariable long id, @PathVariable long entry, Model model) {
        var matter = matter(id);
        var held = desk.held(matter, Entries.ENTRY).get(entry);
        if (held == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        aside.safe().move(matter, held, counter.actor());
        return "redirect:/desk/cases/" + id;
    }

    /// Shows it to whoever asks for it now; that they did is recorded.
    @PostMapping("/entries/{entry}/opening")
    String open(@PathVariable long id, @PathVariable long entry, Model model) {
        var matter = matter(id);
        var held = desk.held(matter, Entries.ENTRY).get(entry);
        if (held == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        aside.safe().open(matter, held, counter.actor()).ifPresent(text -> model.addAttribute("opened", text).addAttribute("openedEntry", entry));
        return page(id, model);
    }

    /// A file of what was moved; that somebody took it out is recorded.
    @PostMapping("/entries/{entry}/files/{number}")
    ResponseEntity<byte[]> protectedFile(@PathVariable long id, @PathVariable long entry, @PathVariable int number) {
        var matter = matter(id);
        var held = Optional.ofNullable(desk.held(matter, Entries.ENTRY).get(entry)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var file = aside.safe().file(matter, held, number, counter.actor()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return given(file.name(), file.content());
    }

    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable long file) {
        var matter = matter(id);
        var row = entries.filesOf(matter.id()).stream().filter(one -> one.id() == file).findFirst();
        var held = desk.held(matter, Entries.FILE).get(file);
        if (row.isEmpty() || held == null) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return given(held.field("attachments").map(value -> value.reveal()).orElse("file"), entries.content(row.get()));
    }

    private static ResponseEntity<byte[]> given(String name, byte[] content) {
        var disposition = org.springframework.http.ContentDisposition.attachment().filename(name, java.nio.charset.StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff").body(content);
    }

    private String stepped(Handling.Done done, long id, Model model) {
        return done == Handling.Done.DONE ? "redirect:/desk/cases/" + id : again(id, "text", "cases.desk.problem." + done, "", model);
    }
}
