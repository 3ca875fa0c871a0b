package vern.site.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.start.Published;
import vern.statement.Statement;

/// The receipt of an answer as data, for whoever wants to keep one: which text, which purposes, when, to whom, and how to take
/// it back. Field names of ISO/IEC TS 27560:2023 as the Data Privacy Vocabulary writes them.
@Component
class Receipts {

    private final Published published;

    Receipts(Published published) {
        this.published = published;
    }

    Map<String, Object> of(Statement now, Choice choice) {
        var read = published.version(now.controller().key(), choice.version());
        var language = read.primaryLanguage();
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("@context", Map.of("dpv", "https://w3id.org/dpv#", "dct", "http://purl.org/dc/terms/"));
        receipt.put("dct:conformsTo", "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr");
        receipt.put("dct:identifier", choice.receipt());
        receipt.put("dct:date", choice.at().toString());
        receipt.put("dct:language", language);
        receipt.put("dpv:hasNotice", read.controller().site() + "/privacy/versions/" + choice.version());
        receipt.put("dpv:hasDataController", Map.of("dct:title", read.controller().legalName(), "dct:identifier", read.controller().organisationNumber()));
        receipt.put("dpv:hasConsentControl", read.controller().site() + "/cookies");
        receipt.put("dpv:hasPurpose", purposes(read, choice, language));
        return receipt;
    }

    private static List<Map<String, Object>> purposes(Statement read, Choice choice, String language) {
        var all = new ArrayList<Map<String, Object>>();
        for (var group : Asked.of(read).groups()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("dct:identifier", group.key());
            one.put("dct:title", group.purpose().name().in(language));
            one.put("dct:hasVersion", TextVersion.of(Asked.of(read), group.key(), language).value());
            one.put("dpv:hasConsentStatus", choice.yes().contains(group.key()) ? "dpv:ConsentGiven" : "dpv:ConsentRefused");
            one.put("dpv:hasStorageCondition", group.items().stream().map(item -> Map.of("dct:title", item.name(), "dpv:hasDuration", item.lifetime())).toList());
            all.add(one);
        }
        return all;
    }
}
