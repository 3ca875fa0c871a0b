package vern.rights.receipts;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vern.law.Country;
import vern.law.Law;
import vern.ledger.Declarations;
import vern.ledger.Histories;
import vern.ledger.History;
import vern.ledger.SubjectId;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.RequestState;
import vern.statement.Category;
import vern.statement.Controller;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// Writes receipts (ISO/IEC TS 27560:2023, profile `receipt-eu-gdpr`) as signed JSON-LD. A receipt names nobody: the person is a stand-in
/// that only the company can lead back, and a request is its number.
@Component
public class SignedReceipts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROFILE = "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr";
    private static final Map<String, String> CONTEXT = Map.of("dpv", "https://w3id.org/dpv#", "dct", "http://purl.org/dc/terms/", "eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
    private static final Map<RequestKind, String> ARTICLES = Map.of(RequestKind.ACCESS, "A15", RequestKind.RECTIFICATION, "A16", RequestKind.ERASURE, "A17",
            RequestKind.RESTRICTION, "A18", RequestKind.PORTABILITY, "A20", RequestKind.OBJECTION, "A21", RequestKind.MARKETING_BLOCK, "A21", RequestKind.WITHDRAWAL, "A7-3",
            RequestKind.COMPLAINT, "A77");

    private final ReceiptKeys keys;
    private final Declarations declarations;
    private final Histories histories;
    private final Law law;
    private final Clock clock;

    /// What receipts are written from.
    @Component("receiptSources")
    record Sources(Declarations declarations, Histories histories, Law law) {}

    SignedReceipts(ReceiptKeys keys, Sources sources, Clock clock) {
        this.keys = keys;
        declarations = sources.declarations();
        histories = sources.histories();
        law = sources.law();
        this.clock = clock;
    }

    /// What someone last said yes to for a purpose, and when they took it back if they did; empty for someone who never said yes.
    public Optional<String> ofConsent(String company, SubjectId subject, String purpose, String language) {
        return histories.of(company, subject).flatMap(history -> history.said().stream().filter(one -> one.consent() && one.purpose().equals(purpose))
                .max(java.util.Comparator.comparing(History.Said::begun)).map(said -> consent(company, subject, said, language)));
    }

    private String consent(String company, SubjectId subject, History.Said said, String language) {
        var statement = declarations.inForce(company, said.begun());
        var purpose = statement.purposes().get(said.purpose());
        var receipt = head(statement, language, keys.standIn(company, "consent " + subject.value() + " " + said.purpose() + " " + said.begun()));
        receipt.put("dpv:hasDataSubject", "urn:uuid:" + keys.standIn(company, "subject " + subject.value()));
        receipt.put("dpv:hasPurpose", ordered("dct:identifier", purpose.key(), "dct:title", purpose.name().in(language), "dct:description", purpose.because().in(language)));
        receipt.put("dpv:hasLegalBasis", "eu-gdpr:A6-1-a");
        receipt.put("dpv:hasPersonalData", purpose.categories().keySet().stream().map(key -> data(statement.categories().get(key), language)).toList());
        receipt.put("dpv:hasDataSource", sources(statement, purpose, language));
        receipt.put("dpv:hasProcessing", List.of("dpv:Collect", "dpv:Store", "dpv:Use"));
        receipt.put("dpv:hasStorageCondition", purpose.categories().entrySet().stream().map(one -> ordered("dct:title", statement.categories().get(one.getKey()).name().in(language),
                "dpv:hasDuration", one.getValue().sentence(language, law), "dpv:hasLocation", statement.controller().country())).toList());
        receipt.put("dpv:hasRecipient", purpose.recipients().stream().map(key -> recipient(statement.recipients().get(key), language)).toList());
        receipt.put("dpv:hasConsentControl", statement.controller().site() + "/me");
        receipt.put("dpv:hasRight", List.of("eu-gdpr:A7-3", "eu-gdpr:A15", "eu-gdpr:A16", "eu-gdpr:A17", "eu-gdpr:A18", "eu-gdpr:A20", "eu-gdpr:A77"));
        var events = new ArrayList<>(List.of(event(said.begun(), "dpv:ConsentGiven")));
        said.ended().ifPresent(at -> events.add(event(at, "dpv:ConsentWithdrawn")));
        receipt.put("dpv:hasConsentStatus", said.stands() ? "dpv:ConsentGiven" : "dpv:ConsentWithdrawn");
        receipt.put("dpv:hasRecordOfActivity", events);
        return keys.signed(company, JSON.writeValueAsString(receipt));
    }

    /// What was asked for, and how it stands now.
    public String ofRequest(Request request, String language) {
        var statement = declarations.inForce(request.controller(), clock.instant());
        var receipt = head(statement, language, keys.standIn(request.controller(), "request " + request.id() + " " + request.state().key()));
        receipt.put("@type", "dpv:RightExerciseRecord");
        receipt.put("dct:isPartOf", request.reference());
        receipt.put("dpv:hasRight", "eu-gdpr:" + ARTICLES.get(request.kind()));
        receipt.put("dct:title", Vocabulary.in(language).right(request.kind().key()));
        receipt.put("dct:dateSubmitted", request.limit().received().toString());
        receipt.put("dct:valid", request.due().toString());
        receipt.put("dpv:hasStatus", status(request.state()));
        request.denial().ifPresent(denial -> receipt.put("dpv:hasJustification", "denied." + denial.word()));
        request.identity().ifPresent(shown -> receipt.put("dpv:hasIdentityVerification", shown.method().key()));
        request.limit().closed().ifPresent(at -> receipt.put("dct:dateAccepted", at.toString()));
        return keys.signed(request.controller(), JSON.writeValueAsString(receipt));
    }

    private static String status(RequestState state) {
        return switch (state) {
            case OPEN -> "dpv:RequestAcknowledged";
            case IN_PROGRESS, JOINED -> "dpv:RequestAccepted";
            case FULFILLED -> "dpv:RequestFulfilled";
            case DENIED -> "dpv:RequestRejected";
            case REVOKED, EXPIRED -> "dpv:RequestUnfulfilled";
        };
    }

    private Map<String, Object> head(Statement statement, String language, String number) {
        var company = statement.controller();
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("@context", CONTEXT);
        receipt.put("dct:conformsTo", PROFILE);
        receipt.put("dct:identifier", "urn:uuid:" + number);
        receipt.put("dct:date", clock.instant().toString());
        receipt.put("dct:language", language);
        receipt.put("dpv:hasNotice", company.site() + "/privacy/versions/" + statement.version().number());
        receipt.put("dpv:hasDataController", controller(company));
        receipt.put("dpv:hasJurisdiction", company.country());
        var authority = law.pack(new Country(company.country())).authority(clock.instant().atZone(company.zone()).toLocalDate());
        receipt.put("dpv:hasAuthority", ordered("dct:title", authority.in(language), "dct:identifier", authority.url().toString()));
        return receipt;
    }

    private static Map<String, Object> controller(Controller company) {
        var address = company.postalAddress().isEmpty() ? company.visitingAddress() : company.postalAddress();
        var party = ordered("@type", "dpv:DataController", "dct:identifier", company.organisationNumber(), "dct:title", company.legalName(), "dpv:hasAddress", String.join(", ", address),
                "dpv:hasRelationWithDataSubject", company.site());
        company.privacy().email().ifPresent(email -> party.put("dpv:hasContact", email));
        return party;
    }

    private static Map<String, Object> data(Category category, String language) {
        var one = ordered("dct:identifier", category.key(), "dct:title", category.name().in(language), "dpv:hasNecessity", "dpv:Optional");
        if (category.sensitivity() == Category.Sensitivity.SPECIAL) one.put("@type", "dpv:SpecialCategoryPersonalData");
        return one;
    }

    private static List<String> sources(Statement statement, Purpose purpose, String language) {
        var words = Vocabulary.in(language);
        return purpose.categories().keySet().stream().flatMap(key -> statement.categories().get(key).sources().stream()).distinct().sorted().map(words::source).toList();
    }

    private static Map<String, Object> recipient(Recipient recipient, String language) {
        return ordered("dct:identifier", recipient.key(), "dct:title", recipient.name().in(language), "dpv:hasLocation", recipient.countries());
    }

    private static Map<String, Object> event(Instant at, String status) {
        return ordered("dct:date", at.toString(), "dpv:hasConsentStatus", status, "@type", "dpv:ExpressedConsent", "dpv:isImplementedByEntity", "dpv:DataSubject");
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        return map;
    }
}
