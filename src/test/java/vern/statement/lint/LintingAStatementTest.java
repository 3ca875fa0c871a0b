package vern.statement.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vern.statement.Finding;
import vern.statement.Fixture;

/// Every rule: the complete statement is clean, one passage is spoiled, and the rule says where. Mending the passage gives
/// the complete statement again, of which nothing is found.
class LintingAStatementTest {

    private final Fixture complete = Fixture.complete();

    @Test
    void findsNothingInACompleteStatement() {
        assertThat(complete.lint().open()).extracting(Finding::printed).isEmpty();
    }

    @Nested
    class WhoAnswers {

        @Test
        void mustBeReachable() {
            assertFinds(complete.with("privacy-contact: { role: customer-service, email: personvern@eksempel.example }", "privacy-contact: { role: customer-service }"),
                    Code.CONTACT_MISSING, "privacy-contact:");
        }

        @Test
        void isRepresentedInsideTheEea() {
            assertFinds(complete.with("country: \"NO\"", "country: US"), Code.REPRESENTATIVE_MISSING, "US\n  organisation-number");
        }

        @Test
        void namesADataProtectionOfficerForSpecialCategories() {
            assertFinds(complete.with("  data-protection-officer: { role: dpo, email: ombud@eksempel.example }\n", ""), Code.DPO_MISSING, "special\n");
        }
    }

    @Nested
    class ABasis {

        @Test
        void namesItsLaw() {
            assertFinds(complete.with("    law: no/bokforingsloven-13\n", ""), Code.LAW_MISSING, "legal-obligation");
        }

        @Test
        void namesALawThatThePacksHave() {
            assertFinds(complete.with("    law: no/bokforingsloven-13\n", "    law: no/bokforingsloven-99\n"), Code.LAW_UNKNOWN, "no/bokforingsloven-99");
        }

        @Test
        void statesAndWeighsItsInterest() {
            assertFinds(complete.with("basis: contract", "basis: legitimate-interest # unweighed"), Code.ASSESSMENT_MISSING, "legitimate-interest # unweighed");
        }

        @Test
        void isWeighedAgainAfterTwoYears() {
            assertFinds(complete.with("reviewed: 2026-05-01", "reviewed: 2024-05-01"), Code.ASSESSMENT_OLD, "2024-05-01");
        }

        @Test
        void ofConsentHasATextToSayYesTo() {
            assertFinds(complete.with("    consent: { nb: \"Ja, send meg nyhetsbrev.\", en: \"Yes, send me newsletters.\" }\n", ""),
                    Code.CONSENT_TEXT_MISSING, "consent\n    because: { nb: Fordi du ba");
        }

        @Test
        void otherThanConsentAsksForNone() {
            assertFinds(complete.with("    consequence:", "    consent: { nb: Greit, en: Fine }\n    consequence:"), Code.CONSENT_BESIDE_OTHER_BASIS, "consent: { nb: Greit");
        }

        @Test
        void isConfirmedByWhoeverReadsTheMailOrTheLintAdvisesAgainstIt() {
            assertFinds(complete.with("    consent: { nb: \"Ja", "    sign-up: { opt-in: single }\n    consent: { nb: \"Ja"), Code.SINGLE_OPT_IN, "single }");
            assertThat(Fixture.marked(complete.with("    consent: { nb: \"Ja", "    sign-up: { opt-in: double }\n    consent: { nb: \"Ja").lint().open())).isEmpty();
        }

        @Test
        void isSignedUpForOnlyByConsent() {
            assertFinds(complete.with("    consequence:", "    sign-up: { opt-in: double } # by contract\n    consequence:"), Code.SIGN_UP_WITHOUT_CONSENT, "sign-up: { opt-in: double } # by contract");
        }

        @Test
        void letsPeopleChooseInterestsOnlyWhereTheyMayBeHeld() {
            assertFinds(complete.with("    consent: { nb: \"Ja", "    sign-up: { interests: { news: { nb: nytt, en: news } } }\n    consent: { nb: \"Ja"), Code.FIELD_UNDECLARED, "interests: { news: { nb: nytt");
        }

        @Test
        void ofDutyIsNoneForMarketing() {
            assertFinds(complete.with("    law: no/", "    direct-marketing: true # by law\n    law: no/"), Code.MARKETING_ON_DUTY, "true # by law");
        }

        @Test
        void ofContractIsDoubtfulForMarketing() {
            assertFinds(complete.with("    consequence:", "    direct-marketing: true # by contract\n    consequence:"), Code.MARKETING_ON_CONTRACT, "true # by contract");
        }
    }

    @Nested
    class ANotice {

        @Test
        void saysWhatFollowsOfNotGiving() {
            assertFinds(complete.with("    consequence: { nb: Uten dem kan vi ikke levere., en: Without them we cannot deliver. }\n", ""), Code.CONSEQUENCE_MISSING, "deliver:");
        }

        @Test
        void saysWhetherAFormIsVoluntary() {
            assertFinds(complete.with("    voluntary: { nb: Du velger selv om du spør., en: It is up to you whether to ask. }\n", ""), Code.VOLUNTARY_MISSING, "contact-form:\n");
        }

        @Test
        void namesTheDataOfEachPurpose() {
            assertFinds(complete.with("    categories:\n      contact: while consent\n", "    categories: {}\n"), Code.PURPOSE_WITHOUT_DATA, "categories: {}");
        }

        @Test
        void leavesUnneededCookiesToConsent() {
            assertFinds(complete.with("purpose: newsletter", "purpose: deliver"), Code.COOKIE_WITHOUT_CONSENT, "name: newsletter-seen");
        }

        @Test
        void describesItsSecurity() {
            var measures = complete.text().substring(complete.text().indexOf("  measures:"), complete.text().indexOf("notices:"));

            assertFinds(complete.with(measures, "  measures: []\n"), Code.SECURITY_MISSING, "security:");
        }

        @Test
        void isToldBeforeItApplies() {
            assertFinds(complete.with("told: 2026-09-15", "told: 2026-10-15"), Code.TOLD_LATE, "2026-10-15");
        }
    }

    @Nested
    class ARight {

        @Test
        void ofTheLawIsGranted() {
            assertFinds(complete.with("    restriction: { identity: link }\n", ""), Code.RIGHT_MISSING, "granted:");
        }

        @Test
        void toWithdrawIsGrantedWhereThereIsConsent() {
            assertFinds(complete.with("    withdrawal: { identity: link }\n", ""), Code.RIGHT_MISSING, "granted:");
        }

        @Test
        void toObjectStandsApart() {
            assertFinds(complete.with("\n      says:\n        - { anchor: objection, nb: Du kan protestere., en: You can object. }", ""), Code.OBJECTION_NOT_SEPARATE, "objection:");
        }

        @Test
        void isNotBoundToASignedLetter() {
            assertFinds(complete.with("access: { identity: session }", "access: { identity: signed-letter }"), Code.SIGNED_LETTER_ONLY, "signed-letter");
        }

        @Test
        void toWithdrawIsAsEasyAsConsenting() {
            assertFinds(complete.with("withdrawal: { identity: link }", "withdrawal: { identity: eid }"), Code.WITHDRAWAL_HARDER, "eid }");
        }

        @Test
        void isAnsweredWithinTheMonthOfTheLaw() {
            assertFinds(complete.with("answer-within: 30 days", "answer-within: 6 weeks"), Code.ANSWER_LATE, "6 weeks");
        }
    }

    @Nested
    class ACategory {

        @Test
        void isUsedByAPurpose() {
            assertFinds(complete.with("      health: while agreement\n", ""), Code.CATEGORY_UNUSED, "health:\n");
        }

        @Test
        void comesFromSomewhere() {
            assertFinds(complete.with("    sources: [customer]\n", ""), Code.SOURCE_MISSING, "health:\n");
        }

        @Test
        void thatIsSpecialNamesItsCondition() {
            assertFinds(complete.with("    article-9: 9(2)(h)\n", ""), Code.ARTICLE_9_MISSING, "special\n");
        }

        @Test
        void thatIsOrdinaryNamesNone() {
            assertFinds(complete.with("    sensitivity: special\n", ""), Code.ARTICLE_9_UNNEEDED, "9(2)(h)");
        }

        @Test
        void keepsNoFieldThatIdentifies() {
            assertFinds(complete.with("kept-fields: [amount, month]", "kept-fields: [amount, name]"), Code.KEPT_FIELD_IDENTIFIES, "kept-fields:");
        }

        @Test
        void keepsOnlyFieldsThatItHas() {
            assertFinds(complete.with("kept-fields: [amount, month]", "kept-fields: [amount, week]"), Code.FIELD_UNDECLARED, "kept-fields:");
        }

        @Test
        void thatIsDeIdentifiedKeepsSomething() {
            assertFinds(complete.with("    kept-fields: [amount, month]\n", ""), Code.DE_IDENTIFY_KEEPS_NOTHING, "de-identify");
        }

        @Test
        void isTakenInWhereItMayBeCollected() {
            assertFinds(complete.with("    categories: [enquiry]\n    required-fields: [name, email]\n", "    categories: [contact]\n    required-fields: [name, email]\n"),
                    Code.CONTEXT_MISMATCH, "contexts: [");
        }

        @Test
        void isCollectedOnlyWhereItSays() {
            var elsewhere = complete.with("cookies:\n", "  shop: { name: { nb: butikken, en: the shop }, audience: customers, categories: [enquiry] }\ncookies:\n");

            assertFinds(elsewhere, Code.CONTEXT_MISMATCH, "categories: [enquiry] }");
        }

        @Test
        void hasTheFieldsThatAFormRequires() {
            assertFinds(complete.with("required-fields: [name, email]", "required-fields: [name, age]"), Code.FIELD_UNDECLARED, "required-fields:");
        }
    }

    @Nested
    class ARecipient {

        @Test
        void getsDataForAPurpose() {
            assertFinds(complete.with("    recipients: [mailer]\n", ""), Code.RECIPIENT_UNUSED, "mailer:\n");
        }

        @Test
        void thatProcessesHasAnAgreement() {
            assertFinds(complete.with("    agreement: { signed: 2023-01-01 }\n", ""), Code.AGREEMENT_MISSING, "processor\n    countries: [US]");
        }

        @Test
        void hasAnAgreementThatHasNotEnded() {
            assertFinds(complete.with("until: 2027-02-01", "until: 2026-09-30"), Code.AGREEMENT_EXPIRED, "2026-09-30");
        }

        @Test
        void inTheGroupReadsDeclaredFieldsOnly() {
            assertFinds(complete.with("    fields: [name]\n", ""), Code.GROUP_FIELDS_MISSING, "group-company");
        }

        @Test
        void outsideTheEeaHasAMechanism() {
            assertFinds(complete.with("    mechanisms: [{ kind: scc, from: 2022-12-27 }]\n", ""), Code.TRANSFER_WITHOUT_MECHANISM, "US]");
        }

        @Test
        void outsideTheEeaCannotRestOnPrivacyShield() {
            assertFinds(complete.with("kind: scc, from: 2022-12-27", "kind: privacy-shield"), Code.TRANSFER_WITHOUT_MECHANISM, "US]");
        }

        @Test
        void cannotRestOnAMechanismThatHasEnded() {
            assertFinds(complete.with("from: 2022-12-27", "from: 2022-12-27, until: 2026-09-30"), Code.TRANSFER_WITHOUT_MECHANISM, "US]");
        }

        @Test
        void isOnlyRarelyReachedByDerogation() {
            assertFinds(complete.with("kind: scc,", "kind: derogation-49,"), Code.TRANSFER_BY_DEROGATION, "US]");
        }

        @Test
        void carriesItsSubProcessorsAbroad() {
            assertFinds(complete.with("Datasenter AB, countries: [SE]", "Datasenter AB, countries: [IN]"), Code.TRANSFER_WITHOUT_MECHANISM, "countries: [IN]");
        }

        @Test
        void ownedFromOutsideTheEeaIsPointedOut() {
            assertFinds(complete.with("    countries: [\"NO\", SE]\n", "    countries: [\"NO\", SE]\n    parent-country: US\n"), Code.PARENT_COUNTRY, "US\n");
        }

        @Test
        void withOpenCountriesIsPointedOut() {
            assertFinds(complete.with("    countries: [\"NO\", SE]\n", "    countries: [\"NO\", SE]\n    countries-open-ended: true\n"), Code.COUNTRIES_OPEN_ENDED, "true\n    agreement");
        }
    }

    @Nested
    class AKeepRule {

        @Test
        void isNotShorterThanTheDutyItServes() {
            assertFinds(complete.with("law no/bokforingsloven-13 from invoice-issued", "5 years after invoice-issued"), Code.KEEPING_BELOW_DUTY, "5 years after");
        }

        @Test
        void thatReckonsAsTheDutyDoesIsLongEnough() {
            var spelledOut = complete.with("law no/bokforingsloven-13 from invoice-issued", "5 years after end of accounting year of invoice-issued");

            assertThat(spelledOut.lint().open()).isEmpty();
        }

        @Test
        void namesADutyThatThePacksHave() {
            assertFinds(complete.with("law no/bokforingsloven-13 from", "law no/bokforingsloven-99 from"), Code.LAW_UNKNOWN, "law no/bokforingsloven-99");
        }

        @Test
        void withoutEndIsPointedOut() {
            assertFinds(complete.with("until case-closed and at most 12 months from collected", "indefinitely because \"to recognise\""), Code.KEPT_INDEFINITELY, "indefinitely");
        }
    }

    @Nested
    class ASentence {

        @Test
        void standsWhereARuleKeepsIt() {
            var unkept = complete.with("    categories: [enquiry]\n    required-fields: [name, email]\n",
                    "    categories: []\n    says: [{ anchor: form, nb: Vi svarer., en: We answer. }]\n");

            assertFinds(unkept, Code.SENTENCE_WITHOUT_RULE, "form, nb");
        }

        @Test
        void tellsOfEachPurpose() {
            assertFinds(complete.with("    categories:\n      contact: while consent\n", "    categories: {}\n"), Code.RULE_WITHOUT_SENTENCE, "newsletter:\n");
        }

        @Test
        void thatClaimsNoSharingIsHeldAgainstTheRecipients() {
            assertFinds(complete.with("[operations-partner]", "[operations-partner, parent-company]"), Code.CLAIM_NOT_SHARED, "{ anchor: delivery");
        }

        @Test
        void thatClaimsNeededKeepingIsHeldAgainstTheRules() {
            assertFinds(complete.with("health: while agreement", "health: indefinitely because \"habit\""), Code.CLAIM_KEPT_ONLY_AS_NEEDED, "{ anchor: delivery");
        }

        @Test
        void thatClaimsTheEeaIsHeldAgainstTheCountries() {
            assertFinds(complete.with("[operations-partner]", "[operations-partner, mailer]"), Code.CLAIM_INSIDE_EEA, "{ anchor: delivery");
        }

        @Test
        void thatNamesAPeriodIsHeldAgainstTheRulesItSpeaksOf() {
            var said = complete.with("en: We deliver what you have ordered.", "en: We keep your address for 12 months after.");

            assertThat(Fixture.marked(said.lint().open())).isEmpty();
            assertFinds(said.with("then 1 year", "then 2 years"), Code.PERIOD_SAID_OTHERWISE, "We keep your address");
        }

        @Test
        void aboutKeepingNamesNoPeriodWhereNoRuleHasOne() {
            var said = complete.with("{ anchor: delivery, nb: Vi leverer det du har bestilt.,", "{ anchor: delivery, section: keeping, nb: Adressen ligger i ett år.,");

            assertThat(Fixture.marked(said.lint().open())).isEmpty();
            assertFinds(said.with("while relationship, then 1 year", "while relationship"), Code.PERIOD_SAID_OTHERWISE, "Adressen ligger");
        }

        @Test
        void aboutKeepingNamesEachPeriodOfItsPurpose() {
            var said = complete.with("{ anchor: delivery, nb: Vi leverer det du har bestilt.,", "{ anchor: delivery, section: keeping, nb: Adressen ligger i ett år.,").with("health: while agreement", "health: while agreement, then 12 months");

            assertThat(Fixture.marked(said.lint().open())).isEmpty();
            assertFinds(said.with("while agreement, then 12 months", "while agreement, then 2 years"), Code.PERIOD_SAID_OTHERWISE, "Adressen ligger");
        }

        @Test
        void thatWeighsAnInterestNamesNoOtherPeriodEither() {
            assertFinds(complete.with("nb: Den som spør venter svar.", "nb: Det er borte etter 18 måneder."), Code.PERIOD_SAID_OTHERWISE, "Det er borte");
        }

        @Test
        void thatClaimsNoProfilingIsHeldAgainstThePurposes() {
            assertFinds(complete.with("    consequence:", "    profiling: { nb: Vi regner., en: We reckon. }\n    consequence:"), Code.CLAIM_NO_PROFILING, "{ anchor: delivery");
        }
    }

    @Nested
    class Advice {

        private static final String LETTER = "accepted:\n  - { code: signed-letter-only, because: { nb: Slik er det., en: So it is. } }\nnotices:\n";

        private final Fixture letter = complete.with("access: { identity: session }", "access: { identity: signed-letter }");

        @Test
        void isClosedByAReason() {
            var outcome = letter.with("notices:\n", LETTER).lint();

            assertThat(outcome.open()).isEmpty();
            assertThat(outcome.accepted()).extracting(Finding::code).containsExactly("signed-letter-only");
        }

        @Test
        void doesNotBlockWhileItIsOpen() {
            assertThat(letter.lint().blocks()).isFalse();
        }

        @Test
        void isNotAcceptedBeforehand() {
            assertFinds(complete.with("notices:\n", LETTER), Code.ACCEPTED_UNNEEDED, "signed-letter-only");
        }

        @Test
        void isAllThatCanBeAccepted() {
            var errorAccepted = complete.with("    restriction: { identity: link }\n", "").with("notices:\n", LETTER.replace("signed-letter-only", "right-missing"));

            assertFinds(errorAccepted, Code.ACCEPTED_UNKNOWN, "right-missing");
            assertFinds(errorAccepted, Code.RIGHT_MISSING, "granted:");
            assertThat(errorAccepted.lint().blocks()).isTrue();
        }
    }

    private void assertFinds(Fixture spoiled, Code code, String passage) {
        assertThat(Fixture.marked(spoiled.lint().open())).contains(code.key() + "@" + spoiled.placeOf(passage));
        assertThat(Fixture.marked(complete.lint().open())).isEmpty();
    }
}
