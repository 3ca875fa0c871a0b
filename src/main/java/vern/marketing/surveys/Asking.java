package vern.marketing.surveys;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Placing;
import vern.ledger.Records;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.marketing.Grounded;
import vern.marketing.Links;
import vern.marketing.MarketingKeeper;
import vern.marketing.audiences.Spared;
import vern.start.PublicAddress;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Statement;

/// Asks customers, and takes their answers. Whoever has objected is not seen, whoever has closed e-mail or is to be spared is left out, and
/// the list of who was asked holds no address and no answer.
@Component
class Asking {

    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Gate gate;
    private final SurveyRows rows;
    private final Post post;

    /// Whom a letter may reach, and what it consists of.
    @Component("surveyPost")
    record Post(Grounded grounded, Spared spared, Outbox outbox, Links links, PublicAddress address, MessageSource texts) {}

    Asking(Ledger.Setting setting, Ledger ledger, Gate gate, SurveyRows rows, Post post) {
        this.setting = setting;
        this.ledger = ledger;
        this.gate = gate;
        this.rows = rows;
        this.post = post;
    }

    /// The declared purpose of surveys: direct marketing with a place for questions and answers.
    static Optional<Purpose> purpose(Statement statement) {
        return statement.purposes().values().stream().filter(Purpose::directMarketing).filter(purpose -> category(statement, purpose).isPresent()).findFirst();
    }

    private static Optional<Category> category(Statement statement, Purpose purpose) {
        return purpose.categories().keySet().stream().map(statement.categories()::get).filter(category -> category.fields().containsAll(Set.of("question", "answer"))).findFirst();
    }

    Survey draft(String question, String language, Actor actor) {
        var purpose = purpose(statement(actor.controller())).orElseThrow();
        var survey = new Survey(0, actor.controller(), purpose.key(), question, language, Survey.State.DRAFT);
        return rows.find(actor.controller(), rows.add(survey, setting.clock().instant())).orElseThrow();
    }

    private Statement statement(String controller) {
        return setting.declarations().inForce(controller, setting.clock().instant());
    }

    /// Writes to everyone who may be asked; doing it twice asks nobody twice.
    void open(Survey survey, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            if (!rows.move(survey, Survey.State.DRAFT, Survey.State.OPEN, setting.clock().instant())) return survey;
            if (gate.useAll(Use.of(actor, survey.purpose(), "survey"), Integer.MAX_VALUE) instanceof Use.Answer.Given(var holdings)) ask(survey, holdings, actor);
            Trail.append(connection, new Entry(setting.clock().instant(), actor.controller(), actor.audited(), "survey.opened", OptionalLong.empty(),
                    Map.of("survey-id", "" + survey.id(), "purpose", survey.purpose())));
            return survey;
        });
    }

    private void ask(Survey survey, List<Holding> holdings, Actor actor) {
        var reachable = holdings.stream().filter(holding -> !holding.place().startsWith("mail.") && holding.field("email").filter(value -> !value.reveal().isBlank()).isPresent())
                .collect(Collectors.toMap(Holding::subject, holding -> holding, (one, other) -> one));
        var closed = post.grounded().closed(reachable.keySet(), MarketingChannel.EMAIL);
        var spared = post.spared().of(survey.controller(), reachable.keySet()).all();
        reachable.forEach((subject, holding) -> rows.decided(survey.id(), subject,
                closed.contains(subject) ? "closed" : spared.contains(subject) ? "spared" : write(survey, holding, actor)));
    }

    /// What is decided of someone. An address that cannot be read stops nobody else's letter.
    private String write(Survey survey, Holding at, Actor actor) {
        return at.field("email").flatMap(held -> Address.email(held.reveal())).map(to -> write(survey, at, to, actor)).orElse("no-address");
    }

    private String write(Survey survey, Holding at, Address.Email to, Actor actor) {
        var company = statement(survey.controller()).controller();
        var texts = post.texts();
        var link = post.address().of("/" + survey.controller() + "/surveys/" + survey.id() + "/" + post.links().token(Links.Use.SURVEY, survey.controller(), at.subject(), "" + survey.id()));
        var words = new Object[] {company.tradeName(), survey.question(), link};
        var content = Letter.Content.plain(texts.getMessage("marketing.survey.letter.subject", words, Locale.of(survey.language())),
                texts.getMessage("marketing.survey.letter", words, Locale.of(survey.language())));
        var standing = new Letter.Standing(survey.controller(), at.subject(), at.category(), survey.purpose(), at.source(), at.anchor());
        var letter = Letter.of(standing, to, survey.language(), content).secret();
        return post.outbox().send(letter, actor) instanceof Posted.Waiting ? "asked" : "no-ground";
    }

    /// Whom a link asks, where the survey is open and they were asked.
    Optional<Asked> asked(String controller, long id, String token) {
        return post.links().read(Links.Use.SURVEY, controller, token, "" + id).flatMap(subject -> rows.find(controller, id)
                .filter(survey -> rows.asked(id, subject)).map(survey -> new Asked(survey, subject, token)));
    }

    record Asked(Survey survey, SubjectId subject, String token) {}

    /// An answer is kept apart from the customer's other data, as long as the statement says. The latest counts, and the one before it is erased
    /// as every single record is. False where it may not be kept.
    boolean answer(Asked asked, int answer) {
        var survey = asked.survey();
        if (survey.state() != Survey.State.OPEN || answer < 1 || answer > Survey.BEST) return false;
        return setting.transactor().inTransaction(connection -> {
            var now = setting.clock().instant();
            var statement = statement(survey.controller());
            var category = category(statement, statement.purposes().get(survey.purpose())).orElseThrow();
            var wish = Placing.Wish.of(survey.controller(), category.key(), category.sources().iterator().next(), asked.subject(), now).holding(Set.of("question", "answer", "answered"));
            var context = category.contexts().stream().findFirst();
            if (!(ledger.place(context.map(wish::in).orElse(wish)) instanceof Placing.Granted(var terms))) return false;
            if (!withdrawn(asked)) return false;
            rows.answer(survey, asked.subject(), new SurveyRows.Placed(terms, now.atZone(statement.controller().zone()).toLocalDate()), answer);
            return true;
        });
    }

    /// Whether nothing of an earlier answer stands any more; what is restricted or held does.
    private boolean withdrawn(Asked asked) {
        var earlier = rows.earlier(asked.survey(), asked.subject());
        var records = new Records(setting);
        if (earlier.filter(id -> records.stayed(MarketingKeeper.ANSWER, id)).isPresent()) return false;
        earlier.ifPresent(id -> records.erase(asked.survey().controller(), MarketingKeeper.ANSWER, id, new Actor.Self(asked.subject(), asked.survey().controller())));
        return true;
    }

    /// No more surveys, from this moment.
    void refuse(Asked asked) {
        ledger.object(asked.survey().controller(), asked.subject(), asked.survey().purpose(), new Actor.Self(asked.subject(), asked.survey().controller()));
    }
}
