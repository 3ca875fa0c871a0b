package vern.statement.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vern.statement.Basis;
import vern.statement.Finding;
import vern.statement.Purpose;
import vern.statement.Statement.Rights.Right;

/// The rights that the law gives whether a statement grants them or not, and how hard they are to use: Art. 12, 13(2)(b)-(d),
/// 15-21.
final class RightRules {

    static final List<Rule> ALL = List.of(RightRules::missing, RightRules::separate, RightRules::signedLetter, RightRules::easy, RightRules::answer);

    private static final Set<String> EASY = Set.of("session", "link", "none");
    private static final Pattern LONGER_THAN_A_MONTH = Pattern.compile("(3[2-9]|[4-9]\\d|\\d{3,}) days?|([5-9]|\\d{2,}) weeks?|([2-9]|\\d{2,}) months?|\\d+ years?");

    private RightRules() {}

    private static Stream<Finding> missing(Draft draft) {
        return owed(draft).stream().filter(right -> !granted(draft, right))
                .map(right -> draft.finding(Code.RIGHT_MISSING, "rights.granted", "the right `" + right + "` is not granted", "`" + right + ": { identity: … }`"));
    }

    private static List<String> owed(Draft draft) {
        var owed = new ArrayList<>(List.of("access", "rectification", "erasure", "restriction", "complaint"));
        if (draft.hasBasis(Basis.LEGITIMATE_INTEREST) || draft.hasBasis(Basis.PUBLIC_TASK)) owed.add("objection");
        if (draft.hasBasis(Basis.CONSENT) || draft.hasBasis(Basis.CONTRACT)) owed.add("portability");
        if (draft.hasBasis(Basis.CONSENT) || explicitConsent(draft)) owed.add("withdrawal");
        if (draft.purposes().anyMatch(Purpose::directMarketing)) owed.add("marketing-block");
        return owed;
    }

    private static boolean explicitConsent(Draft draft) {
        return draft.statement().categories().values().stream().anyMatch(category -> category.article9().filter("9(2)(a)"::equals).isPresent());
    }

    private static boolean granted(Draft draft, String right) {
        return draft.statement().rights().granted().containsKey(right);
    }

    private static Stream<Finding> separate(Draft draft) {
        var objections = rights(draft, "objection", "marketing-block").toList();
        if (objections.stream().anyMatch(right -> !right.sentences().isEmpty())) return Stream.empty();
        return objections.stream().limit(1)
                .map(right -> draft.finding(Code.OBJECTION_NOT_SEPARATE, "rights.granted." + right.key(),
                        "the right to object has no sentence of its own", "`says:` with a sentence that stands apart from the other rights"));
    }

    private static Stream<Finding> signedLetter(Draft draft) {
        return draft.statement().rights().granted().values().stream().filter(right -> right.identity().equals("signed-letter"))
                .map(right -> draft.finding(Code.SIGNED_LETTER_ONLY, "rights.granted." + right.key() + ".identity",
                        "`" + right.key() + "` can be used only by a signed letter; the law allows no form as the only one", "`session` or `link`; a letter is taken in as well"));
    }

    private static Stream<Finding> easy(Draft draft) {
        return rights(draft, "withdrawal", "marketing-block").filter(right -> !EASY.contains(right.identity()))
                .map(right -> draft.finding(Code.WITHDRAWAL_HARDER, "rights.granted." + right.key() + ".identity",
                        "`" + right.key() + "` asks more of the person than saying yes did", "`link`, `session` or `none`"));
    }

    private static Stream<Finding> answer(Draft draft) {
        return draft.statement().rights().answerWithin().stream().filter(span -> LONGER_THAN_A_MONTH.matcher(span).matches())
                .map(span -> draft.finding(Code.ANSWER_LATE, "rights.answer-within",
                        "an answer within " + span + " is promised where the law gives a month at most", "`30 days` or less"));
    }

    private static Stream<Right> rights(Draft draft, String... keys) {
        return Stream.of(keys).filter(key -> granted(draft, key)).map(draft.statement().rights().granted()::get);
    }
}
