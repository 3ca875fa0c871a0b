package vern.rights.answers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Rectification;
import vern.ledger.Stays;
import vern.rights.Erasures;
import vern.rights.Letters;
import vern.rights.Passage;
import vern.rights.answers.AnswerLetters.Said;
import vern.rights.passages.PassageChoices;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.Correspondence;
import vern.statement.Statement;

/// Carries out what a request asks for, and answers it. Nothing is given out or changed before the person has shown who they are,
/// as the statement asks for this right.
@Component
public class Fulfilling {

    private final Deeds deeds;
    private final Papers papers;
    private final Progress progress;
    private final Ledger.Setting setting;

    /// What can be done to what is held.
    @Component
    record Deeds(Ledger ledger, Rectification rectification, Erasures erasures, Copies copies, Portability portability, Incoming incoming, Telling recipients, Gate gate) {}

    /// What is written and handed over.
    @Component("answerPapers")
    record Papers(AnswerLetters letters, Letters erasure, Parcels parcels, Messages messages, Transfer transfer, PassageChoices passages, FileChoices files) {}

    Fulfilling(Deeds deeds, Papers papers, Progress progress, Ledger.Setting setting) {
        this.deeds = deeds;
        this.papers = papers;
        this.progress = progress;
        this.setting = setting;
    }

    /// What came of answering.
    public sealed interface Answered {
        /// The letter that went out; `link` is the token of what waits to be fetched, shown once.
        record Given(Request request, Letters.Letter letter, Optional<String> link) implements Answered {
            @Override
            public String toString() {
                return "Given[" + request + "]";
            }
        }

        record Refused(Progress.Reason reason) implements Answered {}
    }

    /// What an answer consists of: its letter, and files to fetch.
    record Content(Letters.Letter letter, Map<String, byte[]> files) {
        static Content of(Letters.Letter letter) {
            return new Content(letter, Map.of());
        }
    }

    private Optional<Progress.Reason> obstacle(Request request, Actor actor) {
        return deeds.gate().sees(actor, request.subject()) ? progress.obstacle(request) : Optional.of(Progress.Reason.PROTECTED);
    }

    Answered carryOut(Request request, Actor actor, Supplier<Content> deed) {
        var obstacle = obstacle(request, actor);
        if (obstacle.isPresent()) return new Answered.Refused(obstacle.get());
        return setting.transactor().inTransaction(connection -> {
            var content = deed.get();
            Optional<String> link = content.files().isEmpty() ? Optional.empty() : Optional.of(papers.parcels().pack(request, content.files()));
            papers.messages().send(request, content.letter(), link.map(token -> "/" + request.controller() + "/requests/parcel/" + token), actor);
            progress.close(request, Progress.Closing.fulfilled(papers.messages().beside(request, content.letter())), actor);
            return new Answered.Given(request, content.letter(), link);
        });
    }

    /// A copy of everything, with what belongs to it (Art. 15). `withhold` are categories that would tell of others; of what is given, passages
    /// and files that tell of others are left out too, or covered. The letter says so, and names the place in the law.
    public Answered access(Request request, Set<String> withhold, Actor actor) {
        return carryOut(request, actor, () -> {
            var out = new java.util.HashSet<Passage>();
            var files = papers.files().of(request);
            var copy = deeds.copies().of(actor, request.subject(), request.language(), new Copies.LeftOut(withhold, whole -> {
                out.addAll(papers.passages().withheld(request, whole));
                return papers.passages().without(whole, out, request.language());
            }, files)).orElseThrow(() -> new IllegalStateException("no report for " + request));
            var said = new ArrayList<>(fetch(request));
            var names = copy.whole().groups().stream().filter(group -> withhold.contains(group.category())).map(vern.rights.Dossier.Group::name).toList();
            if (!names.isEmpty()) said.add(Said.headed("rights.answer.withheld", String.join(", ", names)));
            if (!out.isEmpty()) said.add(Said.headed("rights.answer.passages", out.size()));
            said.addAll(ofFiles(request, files));
            if (!names.isEmpty() || !out.isEmpty() || files.reasons().contains(FileChoices.Why.OTHERS)) said.add(Said.headed("rights.denial." + vern.rights.requests.Denial.RIGHTS_OF_OTHERS.key()));
            if (files.reasons().contains(FileChoices.Why.SECRETS)) said.add(Said.headed("rights.answer.secrets"));
            if (!withhold.isEmpty()) progress.note(request, "withheld", String.join(" ", withhold), actor);
            if (!out.isEmpty()) progress.note(request, "passages-withheld", String.valueOf(out.size()), actor);
            return new Content(letter(request, "access", said), copy.files());
        });
    }

    /// Which files are not in the copy, or not all of them: by the days that they came.
    private List<Said> ofFiles(Request request, FileChoices.Applied files) {
        return Stream.of(FileChoices.Way.WITHHELD, FileChoices.Way.COVERED).filter(way -> !files.done(way).isEmpty()).map(way -> Said.headed("rights.answer.files." + way.key(),
                vern.statement.render.Vocabulary.in(request.language()).list(files.done(way).stream().map(holding -> papers.letters().day(request, holding.collected())).toList()))).toList();
    }

    /// What the person gave, to take along (Art. 20).
    public Answered portability(Request request, Actor actor) {
        return carryOut(request, actor, () -> new Content(papers.letters().of(whom(request), "portability", fetch(request)), portable(request, actor)));
    }

    /// The same, straight to another company; answered only when that company has it.
    public Answered transfer(Request request, Transfer.Destination to, Actor actor) {
        var obstacle = obstacle(request, actor);
        if (obstacle.isPresent()) return new Answered.Refused(obstacle.get());
        var items = deeds.portability().items(actor, request.subject(), request.language());
        var json = Portability.json(statement(request).controller().legalName(), today(request), items);
        return switch (papers.transfer().send(to, json)) {
            case Transfer.Sent.Refused ignored -> new Answered.Refused(Progress.Reason.NOT_DELIVERED);
            case Transfer.Sent.Receipt(var number) -> carryOut(request, actor, () -> {
                progress.note(request, "transferred", number.replaceAll("[^A-Za-z0-9-]", ""), actor);
                return Content.of(letter(request, "transferred", List.of(Said.of("rights.answer.transferred.to", to.address().getHost(), number))));
            });
        };
    }

    /// Takes over what another company has delivered, as far as the person wants it.
    public Answered takeOver(Request request, java.util.List<Incoming.Line> lines, Set<String> chosen, Actor actor) {
        return carryOut(request, actor, () -> {
            var words = vern.statement.render.Vocabulary.in(request.language());
            var taken = deeds.incoming().take(actor, request, lines, chosen).stream().map(words::field).toList();
            return Content.of(letter(request, "taken-over", List.of(taken.isEmpty() ? Said.of("rights.answer.taken-over.nothing") : Said.of("rights.answer.taken-over.what", words.list(taken)))));
        });
    }

    Map<String, byte[]> portable(Request request, Actor actor) {
        var items = deeds.portability().items(actor, request.subject(), request.language());
        var files = new LinkedHashMap<String, byte[]>();
        files.put("data.json", Portability.json(statement(request).controller().legalName(), today(request), items).getBytes(StandardCharsets.UTF_8));
        files.put("data.csv", Portability.csv(items).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    List<Said> fetch(Request request) {
        return List.of(papers.letters().fetch(request, today(request).plusDays(Parcels.WAITS.toDays())));
    }

    /// Corrects or fills in (Art. 16), wherever it is held. `name` is what the field is called in the letter.
    public Answered rectify(Request request, Rectification.Change change, String name, Actor actor) {
        return carryOut(request, actor, () -> {
            int count = deeds.rectification().correct(request.controller(), request.subject(), change, actor);
            var said = told(request, change.categories(), Said.of("rights.answer.rectified", name, count));
            if (request.about().isPresent()) said.add(Said.of("rights.answer.again"));
            return Content.of(papers.letters().of(whom(request), "rectification", said));
        });
    }

    /// Erases what can go (Art. 17); the letter says what stays, why and until when.
    public Answered erase(Request request, Map<String, Boolean> ends, Actor actor) {
        return carryOut(request, actor, () -> {
            var statement = statement(request);
            var recipients = deeds.recipients().of(statement, request, statement.categories().keySet());
            var done = deeds.erasures().carryOut(actor, request.subject(), weighed(statement, ends), request.language());
            deeds.recipients().begin(request, recipients, progress.moment());
            return Content.of(Tongue.in(request.language(), () -> papers.erasure().ofErasure(statement, done, today(request), request.language())));
        });
    }

    /// The request itself stays as the proof of its answer, and a no to marketing so that it holds, whatever else is weighed.
    public static Map<String, Boolean> weighed(Statement statement, Map<String, Boolean> ends) {
        var all = new HashMap<>(ends);
        all.put(Correspondence.purpose(statement), false);
        Suppressions.purpose(statement).ifPresent(purpose -> all.put(purpose, false));
        return all;
    }

    /// Restricts (Art. 18): stored, and not used, until it is lifted, of which the person is told before.
    public Answered restrict(Request request, Stays.Scope scope, String ground, Actor actor) {
        return carryOut(request, actor, () -> {
            deeds.ledger().restrict(request.controller(), request.subject(), scope, ground, actor);
            progress.about(request, scope.name());
            var categories = scope.category().map(Set::of).or(() -> scope.purpose().map(purpose -> statement(request).purposes().get(purpose).categories().keySet()))
                    .orElse(statement(request).categories().keySet());
            return Content.of(papers.letters().of(whom(request), "restriction", told(request, categories, Said.of("rights.restriction." + ground))));
        });
    }

    /// The objection was right: the purpose ends for this person (Art. 21(1)).
    public Answered uphold(Request request, String purpose, Actor actor) {
        return carryOut(request, actor, () -> {
            deeds.ledger().upholdObjection(request.controller(), request.subject(), purpose, actor);
            return Content.of(papers.letters().of(whom(request), "objection", List.of(Said.of("rights.answer.upheld", name(request, purpose)))));
        });
    }

    private List<Said> told(Request request, Set<String> categories, Said first) {
        var recipients = deeds.recipients().of(statement(request), request, categories);
        deeds.recipients().begin(request, recipients, progress.moment());
        var all = new ArrayList<>(List.of(first));
        if (!recipients.isEmpty()) {
            all.add(Said.headed("rights.answer.told", String.join(", ", recipients.stream().map(key -> statement(request).recipients().get(key).name().in(request.language())).toList())));
        }
        return all;
    }

    /// Answers with words only: a complaint that was looked into.
    public Answered reply(Request request, String text, Actor actor) {
        return carryOut(request, actor, () -> Content.of(papers.letters().of(whom(request), "complaint", List.of(Said.of("rights.answer.words", text)))));
    }

    Letters.Letter letter(Request request, String key, List<Said> said) {
        return papers.letters().of(whom(request), key, said);
    }

    /// Something is done and told of, and the request stays open until it is decided; `about` is what it is about.
    Answered begin(Request request, Actor actor, Runnable deed, String about) {
        var obstacle = obstacle(request, actor);
        if (obstacle.isPresent()) return new Answered.Refused(obstacle.get());
        return setting.transactor().inTransaction(connection -> {
            deed.run();
            progress.suspend(request, about, actor);
            var letter = letter(request, "suspended", List.of(Said.of("rights.answer.suspended.what", name(request, about))));
            papers.messages().send(request, letter, Optional.empty(), actor);
            return new Answered.Given(request, letter, Optional.empty());
        });
    }

    String name(Request request, String purpose) {
        return Optional.ofNullable(statement(request).purposes().get(purpose)).map(one -> one.name().in(request.language())).orElse(purpose);
    }

    AnswerLetters.For whom(Request request) {
        return new AnswerLetters.For(statement(request), request, today(request));
    }

    private Statement statement(Request request) {
        return setting.declarations().inForce(request.controller(), progress.moment());
    }

    private LocalDate today(Request request) {
        return progress.moment().atZone(statement(request).controller().zone()).toLocalDate();
    }
}
