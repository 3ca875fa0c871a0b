package vern.statement.compare;

import java.util.List;
import java.util.Optional;
import vern.statement.Disposal;
import vern.statement.retention.Comparison;
import vern.statement.retention.Span;

/// Why a change is one that people are told of before it counts (Art. 13(3), 5(1)(a) GDPR), or that it is none.
/// Where it cannot be told whether a change is for the worse, it is taken to be.
public enum Materiality {
    NOT_MATERIAL, OTHER_CONTROLLER, NEW_PURPOSE, OTHER_BASIS, OTHER_CONSENT, NEW_USE, MORE_DATA, LONGER_KEEPING,
    WIDER_RECIPIENTS, WEAKER_RIGHT, MORE_ON_THE_DEVICE;

    /// From least to most asked of the person.
    private static final List<List<String>> IDENTITY =
            List.of(List.of("none"), List.of("session", "link"), List.of("two-facts"), List.of("eid"), List.of("signed-letter"));

    public boolean isMaterial() {
        return this != NOT_MATERIAL;
    }

    /// Why, in one plain sentence; `language` is `nb`, `sv` or `en`.
    public String sentence(String language) {
        return ChangeSentences.words(language, "materiality." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    static Materiality of(Change change) {
        return switch (change) {
            case Change.OfController _ -> OTHER_CONTROLLER;
            case Change.OfPurpose(_, var turn) -> added(turn, NEW_PURPOSE);
            case Change.OfBasis _ -> OTHER_BASIS;
            case Change.OfConsentText _ -> OTHER_CONSENT;
            case Change.OfDirectMarketing(_, var turn) -> added(turn, NEW_USE);
            case Change.OfProfiling(_, var turn) -> added(turn, NEW_USE);
            case Change.OfCategory(_, var turn) -> added(turn, MORE_DATA);
            case Change.OfFields(_, _, var turn) -> added(turn, MORE_DATA);
            case Change.OfUse(_, _, var turn) -> added(turn, MORE_DATA);
            case Change.OfDisposal(_, var before) -> when(before == Disposal.ERASE, LONGER_KEEPING);
            case Change.OfKeeping keeping -> of(keeping.comparison());
            case Change.OfRecipient(_, var turn) -> added(turn, WIDER_RECIPIENTS);
            case Change.OfPassingOn(_, _, var turn) -> added(turn, WIDER_RECIPIENTS);
            case Change.OfCountries(_, _, var turn) -> added(turn, WIDER_RECIPIENTS);
            case Change.OfOpenCountries(_, var turn) -> added(turn, WIDER_RECIPIENTS);
            case Change.OfSubProcessors(_, _, var turn) -> added(turn, WIDER_RECIPIENTS);
            case Change.OfSharedFields(var recipient, var before) ->
                    when(!before.isEmpty() && (recipient.fields().isEmpty() || !before.containsAll(recipient.fields())), WIDER_RECIPIENTS);
            case Change.OfCapacity _ -> WIDER_RECIPIENTS;
            case Change.OfRight(_, var turn) -> when(turn == Change.Turn.REMOVED, WEAKER_RIGHT);
            case Change.OfIdentity(var right, var before) -> when(rank(right.identity()) >= rank(before), WEAKER_RIGHT);
            case Change.OfAnswerTime(var before, var after) -> when(!shortened(before, after), WEAKER_RIGHT);
            case Change.OfCookie(var cookie, var turn) -> cookie.necessary() ? NOT_MATERIAL : added(turn, MORE_ON_THE_DEVICE);
            case Change.OfCookieTerms(var before, var after) -> when(!after.necessary() || !before.necessary(), MORE_ON_THE_DEVICE);
            case Change.OfContact _, Change.OfRole _, Change.OfOptIn _, Change.OfSentence _ -> NOT_MATERIAL;
        };
    }

    private static Materiality of(Comparison comparison) {
        return switch (comparison) {
            case LONGER, INCOMPARABLE -> LONGER_KEEPING;
            case SHORTER, SAME -> NOT_MATERIAL;
        };
    }

    private static Materiality added(Change.Turn turn, Materiality reason) {
        return when(turn == Change.Turn.ADDED, reason);
    }

    private static Materiality when(boolean material, Materiality reason) {
        return material ? reason : NOT_MATERIAL;
    }

    /// A way that is not known here counts as the most that can be asked.
    private static int rank(String identity) {
        for (var rank = 0; rank < IDENTITY.size(); rank++) if (IDENTITY.get(rank).contains(identity)) return rank;
        return IDENTITY.size();
    }

    private static boolean shortened(Optional<String> before, Optional<String> after) {
        var month = "1 month";
        return Span.read(before.orElse(month)).flatMap(old -> Span.read(after.orElse(month)).map(old::isLongerThan)).orElse(false);
    }
}
