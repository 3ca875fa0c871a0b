package vern.statement.lint;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vern.statement.Basis;
import vern.statement.Finding;
import vern.statement.Purpose;

/// Each purpose and its one legal basis: Art. 6 and 7, and 13(1)(c)-(d).
final class BasisRules {

    static final List<Rule> ALL = List.of(
            each(BasisRules::law), each(BasisRules::assessment), each(BasisRules::consent), each(BasisRules::marketing), each(BasisRules::signUp), each(BasisRules::interests), BasisRules::oldAssessments);

    private record Ask(Draft draft, Purpose purpose) {
        Stream<Finding> say(Code code, String key, String wrong, String write) {
            var path = "purposes." + purpose.key() + (key.isEmpty() ? "" : "." + key);
            return Stream.of(draft.finding(code, path, "the purpose `" + purpose.key() + "` " + wrong, write));
        }
    }

    private BasisRules() {}

    private static Rule each(Function<Ask, Stream<Finding>> rule) {
        return draft -> draft.purposes().flatMap(purpose -> rule.apply(new Ask(draft, purpose)));
    }

    private static Stream<Finding> law(Ask ask) {
        var law = ask.purpose().law();
        if (law.isPresent() && ask.draft().law().duty(law.get()).isEmpty()) {
            return ask.say(Code.LAW_UNKNOWN, "law", "names the duty `" + law.get() + "`, which no law pack has", "a duty of a law pack, such as `no/bokforingsloven-13`");
        }
        if (ask.purpose().basis() != Basis.LEGAL_OBLIGATION || law.isPresent()) return Stream.empty();
        return ask.say(Code.LAW_MISSING, "basis", "rests on a legal obligation and does not say which", "`law:` with the duty, such as `no/bokforingsloven-13`");
    }

    private static Stream<Finding> assessment(Ask ask) {
        if (ask.purpose().basis() != Basis.LEGITIMATE_INTEREST || ask.purpose().assessment().isPresent()) return Stream.empty();
        return ask.say(Code.ASSESSMENT_MISSING, "basis", "rests on a legitimate interest that is neither stated nor weighed", "`assessment: { interest: …, necessity: …, balance: …, reviewed: … }`");
    }

    private static Stream<Finding> oldAssessments(Draft draft) {
        return draft.purposes().flatMap(purpose -> purpose.assessment().stream()
                .filter(assessment -> assessment.reviewed().isBefore(draft.effective().minusYears(2)))
                .map(_ -> draft.finding(Code.ASSESSMENT_OLD, "purposes." + purpose.key() + ".assessment.reviewed",
                        "the interests of the purpose `" + purpose.key() + "` were weighed more than two years before this version", "a new assessment with its date")));
    }

    private static Stream<Finding> consent(Ask ask) {
        var asks = ask.purpose().consent().isPresent();
        if (ask.purpose().basis() == Basis.CONSENT) {
            return asks ? Stream.empty() : ask.say(Code.CONSENT_TEXT_MISSING, "basis", "rests on consent and has no text to say yes to", "`consent:` with the text");
        }
        if (!asks) return Stream.empty();
        return ask.say(Code.CONSENT_BESIDE_OTHER_BASIS, "consent", "asks for consent but rests on " + ask.purpose().basis().key(), "`basis: consent`, or no `consent`");
    }

    /// Whoever knows an address can write it in a form: only who reads its mail can be shown to have said yes.
    private static Stream<Finding> signUp(Ask ask) {
        if (ask.purpose().signUp().isEmpty()) return Stream.empty();
        if (ask.purpose().basis() != Basis.CONSENT) return ask.say(Code.SIGN_UP_WITHOUT_CONSENT, "sign-up", "can be signed up for but rests on " + ask.purpose().basis().key(), "`basis: consent`, or no `sign-up`");
        return ask.purpose().singleOptIn() ? ask.say(Code.SINGLE_OPT_IN, "sign-up.opt-in", "takes people on without knowing that the address is theirs, so that the yes cannot be shown", "`opt-in: double`") : Stream.empty();
    }

    private static Stream<Finding> interests(Ask ask) {
        boolean chosen = ask.purpose().signUp().filter(how -> !how.interests().isEmpty()).isPresent();
        if (!chosen || ask.purpose().categories().keySet().stream().map(ask.draft().statement().categories()::get).anyMatch(category -> category.fields().contains("interests"))) return Stream.empty();
        return ask.say(Code.FIELD_UNDECLARED, "sign-up.interests", "lets people choose interests, and the field `interests` is in none of its categories", "`interests` among the `fields` of the category with the address");
    }

    private static Stream<Finding> marketing(Ask ask) {
        if (!ask.purpose().directMarketing()) return Stream.empty();
        return switch (ask.purpose().basis()) {
            case CONSENT, LEGITIMATE_INTEREST -> Stream.empty();
            case CONTRACT -> ask.say(Code.MARKETING_ON_CONTRACT, "direct-marketing", "is direct marketing and rests on the contract", "`basis: consent` or `legitimate-interest`");
            case LEGAL_OBLIGATION, VITAL_INTEREST, PUBLIC_TASK -> ask.say(Code.MARKETING_ON_DUTY, "direct-marketing",
                    "is direct marketing and rests on " + ask.purpose().basis().key(), "`basis: consent` or `legitimate-interest`");
        };
    }
}
