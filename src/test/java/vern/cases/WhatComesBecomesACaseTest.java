package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.promises.Keeps;
import vern.testing.AppUnderTest;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// Forms, mail, calls and letters become cases, with what a case of their kind may hold and nothing else.
@VernTest
class WhatComesBecomesACaseTest {

    @Autowired AppUnderTest app;
    @Autowired Arrivals arrivals;
    @Autowired Matters matters;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;
    @Autowired JdbcClient database;

    private final String someone = Caller.address();

    @BeforeEach
    void emptyMailboxes() {
        mailroom.collect();
    }

    private static Actor site(String company) {
        return new Actor.Job("site", company);
    }

    private Arrived.Opened opened(Arrival arrival) {
        assertThat(arrivals.take(arrival, site(arrival.controller()))).isInstanceOf(Arrived.Opened.class);
        var found = Caller.caseFrom(database, someone);
        return new Arrived.Opened(new CaseId((long) found.get("id")), new vern.ledger.SubjectId((long) found.get("subject")), Set.of());
    }

    @Test
    @Keeps("M1-69")
    void aFieldThatTheFormDoesNotHaveIsNotStored() {
        var arrived = arrivals.take(Arrival.form("medic-it", "contact-form", Kind.ENQUIRY, Map.of("name", "Fantasi Person", "company", "Fantasi AS", "phone", "00000123",
                "email", someone, "message", "Hei.", "address", "Hemmelig vei 1", "date-of-birth", "1970-01-01"), "nb"), site("medic-it"));

        assertThat(arrived).isInstanceOfSatisfying(Arrived.Opened.class, opened -> assertThat(opened.left()).containsExactlyInAnyOrder("address", "date-of-birth"));
        assertThat(database.sql("select * from cases.entry where email = ?").param(someone).query().singleRow().values().stream().map(String::valueOf).toList())
                .contains("Fantasi Person", "Fantasi AS", "00000123", "Hei.").doesNotContain("Hemmelig vei 1", "1970-01-01");
    }

    @Test
    @Keeps("O-08")
    void guidanceHoldsNameAddressAndUnitAlone() {
        arrivals.take(Arrival.form("onemed", "support", Kind.ENQUIRY, Map.of("name", "Fantasi Pleier", "email", someone, "health-unit", "Fantasi sykehjem",
                "message", "Hvilken størrelse?", "address", "Hemmelig vei 2", "phone", "00000124"), "nb"), site("onemed"));

        var row = database.sql("select * from cases.entry where email = ?").param(someone).query().singleRow();
        assertThat(row).containsEntry("name", "Fantasi Pleier").containsEntry("health_unit", "Fantasi sykehjem").containsEntry("address", null).containsEntry("phone", null);
    }

    @Test
    @Keeps("S-23")
    void whatStaffRegisterIsRefusedWhereTheKindHasNoSuchField() {
        var before = database.sql("select count(*) from cases.matter").query(Long.class).single();

        var arrived = arrivals.take(Arrival.registered("micromedic", Channel.PHONE, Kind.FAULT, Map.of("name", "Fantasi Anna", "message", "Trasig.", "health-unit", "Avdelning 3"),
                Optional.empty(), "sv"), site("micromedic"));

        assertThat(arrived).isEqualTo(new Arrived.Refused(Arrived.Reason.FIELD_NOT_ALLOWED, Set.of("health-unit")));
        assertThat(database.sql("select count(*) from cases.matter").query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void aFormWithoutWhatItRequiresIsRefused() {
        assertThat(arrivals.take(Arrival.form("it-total", "contact-form", Kind.ENQUIRY, Map.of("name", "Fantasi", "email", someone), "nb"), site("it-total")))
                .isEqualTo(new Arrived.Refused(Arrived.Reason.MISSING_FIELD, Set.of("message")));
        assertThat(arrivals.take(Arrival.form("it-total", "no-such-form", Kind.ENQUIRY, Map.of(), "nb"), site("it-total")))
                .isEqualTo(new Arrived.Refused(Arrived.Reason.UNKNOWN_FORM, Set.of()));
    }

    @Test
    @Keeps("T-12")
    void aMailThatReportsAFaultIsAFaultCaseWithTheMail() {
        Postbox.deliver("it-total", Caller.mail(someone, "Nettet", "Nettet virker ikke siden i går."));
        var changing = Caller.address();
        Postbox.deliver("it-total", Caller.mail(changing, "Ny adresse", "Jeg flytter til Fantasiveien 3."));

        mailroom.collect();

        var fault = Caller.caseFrom(database, someone);
        assertThat(fault).containsEntry("kind", "fault").containsEntry("channel", "email").containsEntry("state", "new");
        assertThat(Caller.texts(database, (long) fault.get("id"))).containsExactly("Nettet virker ikke siden i går.");
        assertThat(Caller.caseFrom(database, changing)).containsEntry("kind", "change");
    }

    @Test
    @Keeps("M2-07")
    void theSourceOfAMailIsMail() {
        Postbox.deliver("midt-it", Caller.mail(someone, "Hei", "Et spørsmål."));
        mailroom.collect();
        Postbox.deliver("midt-it", Caller.mail(someone, "Hei igjen", "Et spørsmål til."));
        mailroom.collect();

        var sources = database.sql("select t.source from cases.entry e join ledger.terms t on t.id = e.terms where e.email = ?").param(someone).query(String.class).list();
        assertThat(sources).containsExactly("email", "email");
        assertThat(database.sql("select count(distinct subject) from cases.entry where email = ?").param(someone).query(Long.class).single()).isOne();
    }

    @Test
    @Keeps("O-09")
    void eachChannelStandsOnItsCase() {
        Postbox.deliver("onemed", Caller.mail(someone, "Stomi", "Hvilken pose?"));
        mailroom.collect();
        arrivals.take(Arrival.registered("onemed", Channel.PHONE, Kind.ENQUIRY, Map.of("name", "Fantasi Ringer", "message", "Ringte."), Optional.empty(), "nb"), site("onemed"));
        arrivals.take(Arrival.registered("onemed", Channel.CHAT, Kind.ENQUIRY, Map.of("name", "Fantasi Prater", "message", "Skrev."), Optional.empty(), "nb"), site("onemed"));

        assertThat(database.sql("select channel from cases.matter where controller = 'onemed' order by id desc limit 3").query(String.class).list())
                .containsExactly("chat", "phone", "email");
    }

    @Test
    @Keeps({"M1-06", "M1-52"})
    void aQuestionAboutPrivacyGoesToThoseWhoAnswerForItAndIsAcknowledged() {
        var opened = opened(Arrival.form("medic-it", "contact-form", Kind.PRIVACY, Map.of("name", "Fantasi Person", "email", someone, "message", "Dere sendte brevet mitt til feil adresse."), "nb"));
        dispatch.deliver();

        assertThat(matters.find("medic-it", opened.id()).orElseThrow().filed().category()).isEqualTo("rights-request");
        assertThat(Postbox.of(someone)).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).contains("K-" + opened.id().value());
            assertThat(mail.getFrom()[0].toString()).contains("personvern@medic-it.example");
            assertThat(mail.getContent().toString()).contains("personvern", "Send aldri fødselsnummer");
        });
    }

    @Test
    @Keeps("S-61")
    void aReportOfABreachGoesBeforeEverything() {
        var opened = opened(Arrival.form("micromedic", "interest-form", Kind.BREACH, Map.of("name", "Fantasi Anna", "product", "Säng", "email", someone, "message", "Jag såg andras uppgifter."), "sv"));

        var matter = matters.find("micromedic", opened.id()).orElseThrow();
        assertThat(matter.course().urgent()).isTrue();
        assertThat(matter.filed().category()).isEqualTo("rights-request");
    }

    @Test
    void anAnswerFindsItsCaseByItsNumberOrByTheReference() {
        Postbox.deliver("it-total", Caller.mail(someone, "Faktura", "Hvorfor så dyrt?"));
        mailroom.collect();
        var first = Caller.caseFrom(database, someone);
        var reference = "[K-" + first.get("id") + "-" + first.get("token") + "]";
        dispatch.deliver();
        String acknowledged = Postbox.of(someone).stream().map(mail -> header(mail, "Message-ID")).findFirst().orElseThrow();

        Postbox.deliver("it-total", Caller.mail(someone, "Sv: noe", "Ved nummeret.").replace("Subject:", "In-Reply-To: " + acknowledged + "\nSubject:"));
        Postbox.deliver("it-total", Caller.mail(someone, "Sv: Faktura " + reference, "Ved merket."));
        Postbox.deliver("it-total", Caller.mail(someone, "Sv: Faktura [K-" + first.get("id") + "-00000000]", "Ved feil merke."));
        mailroom.collect();

        assertThat(Caller.texts(database, (long) first.get("id"))).containsExactlyInAnyOrder("Hvorfor så dyrt?", "Ved nummeret.", "Ved merket.");
    }

    private static String header(jakarta.mail.internet.MimeMessage mail, String name) {
        try {
            return mail.getHeader(name)[0];
        } catch (jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void aMachineIsNeverAnsweredAndNobodyMoreThanAFewTimesADay() {
        Postbox.deliver("it-total", Caller.mail(someone, "Ferie", "Jeg er på ferie.").replace("Subject:", "Auto-Submitted: auto-replied\nSubject:"));
        mailroom.collect();
        dispatch.deliver();
        assertThat(Postbox.of(someone)).isEmpty();

        var eager = Caller.address();
        for (int i = 0; i < 10; i++) Postbox.deliver("it-total", Caller.mail(eager, "Hei " + i, "Nummer " + i));
        mailroom.collect();
        dispatch.deliver();

        assertThat(Postbox.of(eager)).hasSize(3);
    }

    @Test
    void filesComeWithTheCase() {
        Postbox.deliver("it-total", """
                From: %s
                Subject: Bilde
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain

                Se bildet.
                --x
                Content-Type: image/png
                Content-Disposition: attachment; filename="feil.png"

                innhold
                --x--
                """.formatted(someone));
        mailroom.collect();

        var files = database.sql("select f.file_name from cases.file f where f.subject = ?").param(Caller.caseFrom(database, someone).get("subject")).query(String.class).list();
        assertThat(files).containsExactly("feil.png");
    }

    @Test
    void everyCompanyHasAPlaceForMail() {
        for (var company : List.of("medic-it", "midt-it", "onemed", "micromedic", "it-total")) {
            var writer = Caller.address();
            Postbox.deliver(company, Caller.mail(writer, "Hei", "Bare et spørsmål."));
            assertThat(mailroom.collect()).as(company).isOne();
            assertThat(Caller.caseFrom(database, writer)).as(company).containsEntry("controller", company);
        }
    }
}
