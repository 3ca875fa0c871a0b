package vern.rights.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import vern.ledger.SubjectId;
import vern.rights.answers.Documents;
import vern.rights.answers.FileChoices;
import vern.rights.answers.HeldFiles;
import vern.rights.answers.Scans;
import vern.rights.answers.WrittenLetters;
import vern.rights.answers.Incoming;
import vern.rights.answers.Lifting;
import vern.ledger.Gate;
import vern.ledger.Personal;
import vern.ledger.ProtectedIdentities;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.DueRequests;
import vern.rights.Erasures;
import vern.rights.Letters;
import vern.rights.answers.Fulfilling;
import vern.rights.answers.Choosing;
import vern.rights.answers.Portability;
import vern.rights.answers.Telling;
import vern.rights.answers.Tongue;
import vern.rights.passages.Marked;
import vern.rights.passages.PassageChoices;
import vern.rights.requests.Ages;
import vern.rights.requests.Denial;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Matching;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.Requests;
import vern.rights.requests.Correspondence;
import vern.staff.Counter;
import vern.statement.Basis;

/// Puts together what the page of one request shows: what was written, whom it is about, how they have shown who they are, and
/// what can be done next.
@Component
class OneRequest {

    private final Sources sources;
    private final Answers answers;
    private final Counter counter;

    /// What is known of a request and its person.
    @Component("requestSources")
    record Sources(Requests requests, Correspondence words, Progress progress, Matching matching, KnownFacts facts, DueRequests due, Scans scans, Ages ages, WrittenLetters written, Lifting lifting, Documents documents) {}

    /// What the answer is made from.
    @Component("requestAnswers")
    record Answers(Dossiers dossiers, Erasures erasures, Choosing choosing, Portability portability, Incoming incoming, Telling recipients, Letters letters, Gate gate, ProtectedIdentities identities, PassageChoices passages, FileChoices files) {}

    OneRequest(Sources sources, Answers answers, Counter counter) {
        this.sources = sources;
        this.answers = answers;
        this.counter = counter;
    }

    Request get(int number) {
        counter.statement();
        return sources.requests().find(counter.controller(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// The request, for someone who handles it and may know whom it is about.
    Request handled(int number) {
        var request = get(number);
        if (!counter.handlesPeople() || hidden(request)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return request;
    }

    private boolean hidden(Request request) {
        return !answers.gate().sees(counter.actor(), request.subject());
    }

    /// Someone of this company whom the one at the desk may know of: nobody is tied to a request by a number that was made up.
    SubjectId known(long subject) {
        return answers.dossiers().whole(counter.actor(), new SubjectId(subject), counter.statement().primaryLanguage(), "request-person").map(Dossier::subject)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Map<String, Personal> said(Request request) {
        return sources.words().read(counter.actor(), List.of(request), counter.moment()).getOrDefault(request.anchor(), Map.of());
    }

    String show(Request request, Model model, Locale locale) {
        if (hidden(request)) {
            model.addAttribute("one", request);
            return "rights/handling/hidden";
        }
        answers.identities().of(request.subject()).ifPresent(protection -> model.addAttribute("protection", protection));
        var said = said(request);
        var required = sources.progress().required(request);
        model.addAttribute("one", request).addAttribute("said", said).addAttribute("answers", counter.handlesPeople())
                .addAttribute("state", sources.due().state(request)).addAttribute("late", request.late(counter.today()))
                .addAttribute("came", counter.day(request.limit().received())).addAttribute("required", required).addAttribute("today", counter.today())
                .addAttribute("steps", sources.requests().steps(request)).addAttribute("tasks", tasks(request, locale)).addAttribute("recipients", Telling.names(counter.statement(), locale.getLanguage()))
                .addAttribute("denials", Denial.of(request.kind())).addAttribute("own", request.proposal().filter(one -> one.by() == counter.actor().account()).isPresent())
                .addAttribute("extendable", request.limit().extended().isEmpty() && !counter.today().isAfter(request.limit().month()));
        model.addAttribute("ownAge", sources.ages().own(counter.statement())).addAttribute("disputed", disputed(request, locale)).addAttribute("letters", sources.scans().of(request)).addAttribute("reader", counter.answersPeople());
        if (request.agent().isPresent()) model.addAttribute("covers", request.agent().get().covers().stream().map(RequestKind::key).toList()).addAttribute("mandateKinds", granted());
        model.addAttribute("written", sources.written().of(counter.actor(), request)).addAttribute("restriction", sources.lifting().of(request));
        if (request.open()) sources.progress().obstacle(request).ifPresent(reason -> model.addAttribute("obstacle", reason.name()));
        if (request.open() && counter.handlesPeople()) offered(request, said, model, locale);
        return "rights/handling/request";
    }

    private List<String> granted() {
        return counter.statement().rights().granted().keySet().stream().filter(key -> RequestKind.of(key).isPresent()).toList();
    }

    /// Those whom a word that was searched for finds.
    void seek(String word, Model model) {
        model.addAttribute("candidates", sources.matching().candidates(counter.actor(), Map.of("name", word)));
    }

    private void offered(Request request, Map<String, Personal> said, Model model, Locale locale) {
        if (!request.recognised()) {
            var words = new java.util.TreeMap<String, String>();
            said.forEach((field, value) -> words.put(field, value.reveal()));
            if (!model.containsAttribute("candidates")) model.addAttribute("candidates", sources.matching().candidates(counter.actor(), words));
            return;
        }
        var person = answers.dossiers().whole(counter.actor(), request.subject(), locale.getLanguage(), "request-person");
        person.ifPresent(dossier -> model.addAttribute("dossier", dossier));
        if (request.identity().filter(one -> one.method().meets(sources.progress().required(request))).isEmpty()) {
            model.addAttribute("facts", sources.facts().askable(counter.actor(), request.subject())).addAttribute("methods", methods());
            model.addAttribute("documentHelps", sources.documents().helps(request) && !sources.documents().asked(request)).addAttribute("documentWaits", sources.documents().waiting(request) > 0);
        }
        person.ifPresent(dossier -> deeds(request, dossier, model, locale));
    }

    private static List<String> methods() {
        return List.of(IdentityMethod.SIGNED_LETTER.key(), IdentityMethod.DOCUMENT.key());
    }

    private void deeds(Request request, Dossier dossier, Model model, Locale locale) {
        var statement = counter.statement();
        var language = locale.getLanguage();
        switch (request.kind()) {
            case ERASURE -> {
                var plan = answers.erasures().plan(counter.controller(), request.subject(), Fulfilling.weighed(statement, Map.of()), request.language());
                model.addAttribute("plan", plan).addAttribute("preview", Tongue.in(request.language(),
                        () -> answers.letters().ofErasure(statement, plan, counter.today(), request.language())));
            }
            case RECTIFICATION -> model.addAttribute("fields", dossier.correctable()).addAttribute("missing", missing(dossier, locale));
            case RESTRICTION -> model.addAttribute("scopes", RestrictionScopes.of(dossier, statement, locale));
            case OBJECTION -> model.addAttribute("purposes", Choosing.objectionable(statement, language))
                    .addAttribute("suspended", request.about().filter(about -> dossier.history().objectsTo(about)).isPresent());
            case WITHDRAWAL -> model.addAttribute("consents", consents(request, dossier, language));
            case PORTABILITY -> {
                if (Incoming.is(request)) model.addAttribute("delivered", delivered(request));
                else model.addAttribute("items", answers.portability().items(counter.actor(), request.subject(), language));
            }
            case ACCESS -> model.addAttribute("others", marked(request, dossier)).addAttribute("files", answers.files().of(request, dossier));
            case MARKETING_BLOCK, COMPLAINT -> { }
        }
    }

    /// The texts that tell of others, with the passages marked.
    private List<Marked> marked(Request request, Dossier dossier) {
        return answers.passages().of(request, dossier).stream().map(Marked::of).toList();
    }

    /// Chooses which passages are left out of the copy; `out` by their keys, and wherever some words stand.
    void choose(Request request, Set<String> out, List<String> words) {
        given(request).ifPresent(dossier -> answers.passages().choose(request, dossier, out, words, counter.actor()));
    }

    /// The files that would go into the copy for this request.
    List<FileChoices.Listed> files(Request request) {
        return given(request).map(dossier -> answers.files().of(request, dossier)).orElse(List.of());
    }

    /// One of them.
    Optional<HeldFiles.File> file(Request request, String key) {
        return given(request).flatMap(dossier -> answers.files().file(dossier, key));
    }

    void choose(Request request, FileChoices.Decision decision) {
        answers.files().choose(request, decision, counter.actor());
    }

    /// What a copy for this request is made of; nothing before it is known whom it is about.
    private Optional<Dossier> given(Request request) {
        return Optional.of(request).filter(one -> one.recognised() && one.kind() == RequestKind.ACCESS)
                .flatMap(one -> answers.dossiers().whole(counter.actor(), one.subject(), one.language(), "access"));
    }

    /// What another company has delivered for the person, beside what is held.
    List<Incoming.Line> delivered(Request request) {
        return answers.incoming().lines(counter.actor(), request, counter.statement(), Incoming.file(said(request)));
    }

    /// The names of what the person says is wrong.
    private List<String> disputed(Request request, Locale locale) {
        if (request.kind() != RequestKind.RECTIFICATION) return List.of();
        var categories = counter.statement().categories();
        return request.about().stream().flatMap(about -> Stream.of(about.split(","))).map(key -> Optional.ofNullable(categories.get(key)).map(one -> one.name().in(locale.getLanguage())).orElse(key)).toList();
    }

    /// The categories of a datum that the person says is wrong, by its key on the page.
    Set<String> saying(Request request, String field) {
        return answers.dossiers().whole(counter.actor(), request.subject(), counter.statement().primaryLanguage(), "rectification").map(dossier -> dossier.saying(field)).orElse(Set.of());
    }

    /// What could be filled in, in the category of contact details.
    private Map<String, String> missing(Dossier dossier, Locale locale) {
        var found = new java.util.LinkedHashMap<String, String>();
        var words = vern.statement.render.Vocabulary.in(locale.getLanguage());
        dossier.groups().stream().filter(group -> group.category().equals("contact")).forEach(group -> counter.statement().categories().get("contact").fields().stream()
                .filter(field -> group.records().stream().noneMatch(kept -> kept.holding().field(field).isPresent()))
                .forEach(field -> found.put(field, words.sentence(words.field(field)))));
        return found;
    }

    private Map<String, Choosing.Consequence> consents(Request request, Dossier dossier, String language) {
        var found = new java.util.LinkedHashMap<String, Choosing.Consequence>();
        counter.statement().purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT && dossier.history().consentsTo(purpose.key()))
                .forEach(purpose -> found.put(purpose.key(), answers.choosing().consequence(counter.actor(), request.subject(), purpose.key(), language)));
        return found;
    }

    /// A recipient to tell, by name.
    record Task(String key, String name, Optional<java.time.Instant> done, Optional<String> proof) {}

    private List<Task> tasks(Request request, Locale locale) {
        var recipients = counter.statement().recipients();
        return answers.recipients().tasks(request).stream().map(task -> new Task(task.recipient(),
                Optional.ofNullable(recipients.get(task.recipient())).map(one -> one.name().in(locale.getLanguage())).orElse(task.recipient()), task.done(), task.proof())).toList();
    }
}
