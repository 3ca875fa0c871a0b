package vern.statement.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vern.statement.Basis;
import vern.statement.Finding;
import vern.statement.Purpose;
import vern.statement.Statement.Cookie;

/// What has to be told when data are collected, and is not about a basis, a right or a recipient: Art. 13(2)(e), 13(3),
/// 30(1)(g), and ePrivacy Art. 5(3).
final class NoticeRules {

    static final List<Rule> ALL = List.of(
            NoticeRules::consequence, NoticeRules::voluntary, NoticeRules::data, NoticeRules::cookies, NoticeRules::security, NoticeRules::told);

    private static final Set<String> GIVEN_BY_THE_PERSON = Set.of("person", "form");

    private NoticeRules() {}

    private static Stream<Finding> consequence(Draft draft) {
        return draft.purposes()
                .filter(purpose -> purpose.basis() == Basis.CONTRACT || purpose.basis() == Basis.LEGAL_OBLIGATION)
                .filter(purpose -> purpose.capacity() == Purpose.Capacity.CONTROLLER && purpose.consequence().isEmpty())
                .filter(purpose -> purpose.categories().keySet().stream().anyMatch(category -> givenByThePerson(draft, category)))
                .map(purpose -> draft.finding(Code.CONSEQUENCE_MISSING, "purposes." + purpose.key(),
                        "the purpose `" + purpose.key() + "` needs data from the person and does not say what follows of not giving them", "`consequence:` with one sentence"));
    }

    private static boolean givenByThePerson(Draft draft, String category) {
        return draft.statement().categories().get(category).sources().stream().anyMatch(GIVEN_BY_THE_PERSON::contains);
    }

    private static Stream<Finding> voluntary(Draft draft) {
        return draft.statement().contexts().values().stream()
                .filter(context -> !context.requiredFields().isEmpty() && context.voluntary().isEmpty())
                .map(context -> draft.finding(Code.VOLUNTARY_MISSING, "contexts." + context.key(),
                        "`" + context.key() + "` requires fields and does not say what follows of leaving them out", "`voluntary:` with one sentence"));
    }

    private static Stream<Finding> data(Draft draft) {
        return draft.purposes().filter(purpose -> purpose.categories().isEmpty())
                .map(purpose -> draft.finding(Code.PURPOSE_WITHOUT_DATA, "purposes." + purpose.key() + ".categories",
                        "the purpose `" + purpose.key() + "` uses no category", "each category it uses, with its keep-rule"));
    }

    private static Stream<Finding> cookies(Draft draft) {
        var cookies = draft.statement().cookies();
        return IntStream.range(0, cookies.size()).boxed()
                .filter(i -> !cookies.get(i).necessary() && !consented(draft, cookies.get(i)))
                .map(i -> draft.finding(Code.COOKIE_WITHOUT_CONSENT, "cookies[" + i + "]",
                        "`" + cookies.get(i).name() + "` is not necessary and has no purpose that rests on consent", "`purpose:` with a purpose whose basis is consent"));
    }

    private static boolean consented(Draft draft, Cookie cookie) {
        return cookie.purpose().map(draft.statement().purposes()::get).filter(purpose -> purpose.basis() == Basis.CONSENT).isPresent();
    }

    private static Stream<Finding> security(Draft draft) {
        if (!draft.statement().security().measures().isEmpty()) return Stream.empty();
        return Stream.of(draft.finding(Code.SECURITY_MISSING, "security", "no security measure is described", "`security: { measures: [ … ] }`"));
    }

    private static Stream<Finding> told(Draft draft) {
        return draft.statement().version().told().stream().filter(told -> told.isAfter(draft.effective()))
                .map(_ -> draft.finding(Code.TOLD_LATE, "version.told", "people were told after the version took effect", "a day before `effective`"));
    }
}
