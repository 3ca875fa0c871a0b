package vern.statement.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vern.law.Law;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Statement;

/// A statement as linked data in the words of the W3C Data Privacy Vocabulary (DPV 2) and its GDPR extension, so that a machine can read
/// what people read. Its promises are listed with the anchors where they stand.
public final class JsonLd {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Map<String, String> RIGHTS = Map.of(
            "access", "eu-gdpr:A15", "rectification", "eu-gdpr:A16", "erasure", "eu-gdpr:A17", "restriction", "eu-gdpr:A18",
            "portability", "eu-gdpr:A20", "objection", "eu-gdpr:A21", "marketing-block", "eu-gdpr:A21-2",
            "withdrawal", "eu-gdpr:A7-3", "complaint", "eu-gdpr:A77");

    private static final Map<String, Map<String, String>> TRANSFERS = Map.of(
            "scc", Map.of("@id", "eu-gdpr:A46-2-c"), "bcr", Map.of("@id", "eu-gdpr:A46-2-b"),
            "dpf", Map.of("@id", "eu-gdpr:A45-3"), "derogation-49", Map.of("@id", "eu-gdpr:A49"));

    private final Draft draft;
    private final Statement statement;
    private final Notice notice;
    private final Jurisdiction law;
    private final String base;

    private JsonLd(Draft draft) {
        this.draft = draft;
        this.statement = draft.statement();
        this.notice = new Composition(draft).notice();
        this.law = draft.law();
        this.base = statement.controller().site().replaceAll("/$", "") + "/privacy";
    }

    public static String of(Statement statement, String language, Law law) {
        return JSON.writeValueAsString(new JsonLd(Draft.of(statement, language, law)).document());
    }

    private Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", context());
        document.put("@id", base);
        document.put("@type", "dpv:PrivacyNotice");
        document.put("dct:title", notice.title());
        document.put("dct:language", notice.language());
        document.put("dct:hasVersion", String.valueOf(statement.version().number()));
        document.put("dct:valid", statement.version().effective().toString());
        document.put("dpv:hasDataController", controller());
        document.put("dpv:hasJurisdiction", "loc:" + statement.controller().country());
        document.put("dpv:hasAuthority", Map.of("@type", "dpv:DataProtectionAuthority", "dpv:hasName", law.authority()));
        document.put("dpv:hasPersonalData", statement.categories().values().stream().map(this::category).toList());
        document.put("dpv:hasProcess", statement.purposes().values().stream().map(this::process).toList());
        document.put("dpv:hasRecipient", statement.recipients().values().stream().map(this::recipient).toList());
        document.put("dpv:hasRight", statement.rights().granted().keySet().stream().map(JsonLd::right).toList());
        document.put("vern:hasPromise", promises());
        return document;
    }

    private static Map<String, Object> context() {
        var context = new LinkedHashMap<String, Object>();
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("dpv", "https://w3id.org/dpv#");
        context.put("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#");
        context.put("loc", "https://w3id.org/dpv/loc#");
        context.put("vern", "urn:vern:");
        return context;
    }

    private Map<String, Object> controller() {
        var controller = new LinkedHashMap<String, Object>();
        controller.put("@id", statement.controller().site());
        controller.put("@type", "dpv:DataController");
        controller.put("dpv:hasName", statement.controller().legalName());
        controller.put("dct:identifier", statement.controller().organisationNumber());
        statement.controller().privacy().email().ifPresent(e -> controller.put("dpv:hasContact", "mailto:" + e));
        return controller;
    }

    private Map<String, Object> category(Category category) {
        var said = named(draft.place("category-" + category.key()), switch (category.sensitivity()) {
            case ORDINARY -> "dpv:PersonalData";
            case ELEVATED -> "dpv:SensitivePersonalData";
            case SPECIAL -> "dpv:SpecialCategoryPersonalData";
        }, category.name().in(notice.language()));
        said.put("dpv:hasDataSource", category.sources().stream().sorted().map(s -> draft.words().term("source", s)).toList());
        return said;
    }

    private Map<String, Object> process(Purpose purpose) {
        var process = new LinkedHashMap<String, Object>();
        process.put("@id", id(draft.place("purpose-" + purpose.key())));
        process.put("@type", "dpv:Process");
        process.put("dpv:hasPurpose", named(draft.place("why-" + purpose.key()), purpose.directMarketing() ? "dpv:DirectMarketing" : "dpv:Purpose",
                purpose.name().in(notice.language())));
        process.put("dpv:hasLegalBasis", bases(purpose));
        process.put("dpv:hasPersonalData", purpose.categories().keySet().stream().map(c -> ref(draft.place("category-" + c))).toList());
        process.put("dpv:hasStorageCondition", purpose.categories().entrySet().stream().map(e -> {
            var storage = new LinkedHashMap<String, Object>();
            storage.put("@type", "dpv:StorageDuration");
            storage.put("dpv:hasPersonalData", ref(draft.place("category-" + e.getKey())));
            storage.put("dpv:hasDuration", law.kept(e.getValue()));
            return storage;
        }).toList());
        process.put("dpv:hasRecipient", purpose.recipients().stream().sorted().map(r -> ref(draft.place("recipient-" + r))).toList());
        return process;
    }

    private List<Map<String, Object>> bases(Purpose purpose) {
        var bases = new ArrayList<Map<String, Object>>();
        bases.add(Map.of("@id", "eu-gdpr:A6-1-" + purpose.basis().letter()));
        purpose.categories().keySet().stream().flatMap(c -> statement.categories().get(c).article9().stream()).distinct().sorted()
                .forEach(a -> bases.add(Map.of("@id", "eu-gdpr:A" + a.replace(")", "").replace('(', '-'))));
        return bases;
    }

    private Map<String, Object> recipient(Recipient recipient) {
        var said = named(draft.place("recipient-" + recipient.key()), switch (recipient.role()) {
            case PROCESSOR -> "dpv:DataProcessor";
            case CONTROLLER, GROUP_COMPANY -> "dpv:ThirdParty";
            case AUTHORITY -> "dpv:Authority";
        }, recipient.name().in(notice.language()));
        said.put("dpv:hasCountry", recipient.countries().stream().map(c -> "loc:" + c).toList());
        said.put("dpv:hasThirdCountry", recipient.countries().stream().filter(c -> !law.inEea(c)).map(c -> "loc:" + c).toList());
        said.put("dpv:hasLegalBasis", recipient.mechanisms().stream().flatMap(m -> Stream.ofNullable(TRANSFERS.get(m.kind()))).toList());
        return said;
    }

    private static Map<String, Object> right(String key) {
        var article = RIGHTS.get(key);
        return article == null ? Map.of("@type", "dpv:DataSubjectRight", "dct:title", key) : Map.of("@id", article);
    }

    private List<Map<String, Object>> promises() {
        return notice.said().filter(s -> !s.promises().isEmpty()).map(s -> {
            var promise = new LinkedHashMap<String, Object>();
            promise.put("@id", id(s.anchor()));
            promise.put("dct:identifier", s.promises().stream().sorted().toList());
            promise.put("dct:description", s.text());
            return (Map<String, Object>) promise;
        }).toList();
    }

    private Map<String, Object> named(String anchor, String type, String title) {
        var said = new LinkedHashMap<String, Object>();
        said.put("@id", id(anchor));
        said.put("@type", type);
        said.put("dct:title", title);
        return said;
    }

    private Map<String, Object> ref(String anchor) {
        return Map.of("@id", id(anchor));
    }

    private String id(String anchor) {
        return base + "#" + anchor;
    }
}
