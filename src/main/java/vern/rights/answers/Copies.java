package vern.rights.answers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.rights.AccessJson;
import vern.rights.AccessReport;
import vern.rights.AccessReports;

/// The copy of everything (Art. 15(3)): to read as a page and as a PDF, to use again as JSON, and each file that is held.
@Component
public class Copies {

    private static final int LONGEST = 60;

    private final AccessReports reports;
    private final Sheets sheets;
    private final Gate gate;
    private final ObjectProvider<HeldFiles> places;

    Copies(AccessReports reports, Sheets sheets, Gate gate, ObjectProvider<HeldFiles> places) {
        this.reports = reports;
        this.sheets = sheets;
        this.gate = gate;
        this.places = places;
    }

    /// A copy: what it says, and its files by name.
    public record Copy(AccessReport whole, Map<String, byte[]> files) {}

    /// Without what `withhold` names, which would tell of others. Empty where the reader may not have it.
    public Optional<Copy> of(Actor reader, SubjectId subject, String language, Set<String> withhold) {
        return reports.of(reader, subject, language).map(whole -> {
            var report = whole.without(withhold);
            var files = new LinkedHashMap<String, byte[]>();
            files.put("report.html", sheets.html(report).getBytes(StandardCharsets.UTF_8));
            files.put("report.pdf", sheets.pdf(report));
            files.put("report.json", AccessJson.write(report).getBytes(StandardCharsets.UTF_8));
            files.putAll(attached(reader, subject, withhold));
            return new Copy(whole, files);
        });
    }

    private Map<String, byte[]> attached(Actor reader, SubjectId subject, Set<String> withhold) {
        var byPlace = places.stream().collect(Collectors.toMap(HeldFiles::place, Function.identity()));
        var files = new LinkedHashMap<String, byte[]>();
        if (!(gate.use(Use.of(reader, Gate.RIGHTS, "access"), subject) instanceof Use.Answer.Given(var holdings))) return files;
        holdings.stream().filter(holding -> byPlace.containsKey(holding.place()) && !withhold.contains(holding.category()))
                .flatMap(holding -> byPlace.get(holding.place()).file(holding).stream())
                .forEach(file -> files.put("attachments/" + (files.size() + 1) + "-" + safe(file.name()), file.content()));
        return files;
    }

    /// Nothing in a name leads anywhere when the archive is opened.
    private static String safe(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("\\.{2,}", "_").strip();
        return plain.isEmpty() ? "file" : plain.substring(Math.max(0, plain.length() - LONGEST));
    }
}
