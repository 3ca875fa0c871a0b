package vern.rights.answers;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.rights.AccessJson;
import vern.rights.AccessReports;
import vern.rights.Dossier;
import vern.rights.Dossiers;

/// The copy of everything (Art. 15(3)): to read as a page and as a PDF, to use again as JSON, and each file that is held.
@Component
public class Copies {

    private static final int LONGEST = 60;

    private final Dossiers dossiers;
    private final AccessReports reports;
    private final Sheets sheets;
    private final ObjectProvider<HeldFiles> places;

    Copies(Dossiers dossiers, AccessReports reports, Sheets sheets, ObjectProvider<HeldFiles> places) {
        this.dossiers = dossiers;
        this.reports = reports;
        this.sheets = sheets;
        this.places = places;
    }

    /// A copy: what it is made of, and its files by name.
    public record Copy(Dossier whole, Map<String, byte[]> files) {}

    /// What a copy goes without: whole categories, passages of texts, and files.
    public record LeftOut(Set<String> categories, UnaryOperator<Dossier> passages, Files files) {}

    /// What of a file is given: all of it, a version in which something is covered, or nothing.
    public interface Files {
        Optional<HeldFiles.File> given(Holding holding, HeldFiles.File whole);
    }

    /// Without what is left out, which would tell of others. Empty where the reader may not have it.
    public Optional<Copy> of(Actor reader, SubjectId subject, String language, LeftOut leftOut) {
        return dossiers.whole(reader, subject, language, "access").map(whole -> {
            var dossier = leftOut.passages().apply(whole);
            var report = reports.written(reader.controller(), dossier, language).without(leftOut.categories());
            var files = new LinkedHashMap<String, byte[]>();
            files.put("report.html", sheets.html(report).getBytes(StandardCharsets.UTF_8));
            files.put("report.pdf", sheets.pdf(report));
            files.put("report.json", AccessJson.write(report).getBytes(StandardCharsets.UTF_8));
            files.putAll(attached(dossier, leftOut));
            return new Copy(dossier, files);
        });
    }

    private Map<String, byte[]> attached(Dossier dossier, LeftOut leftOut) {
        var byPlace = places.stream().collect(Collectors.toMap(HeldFiles::place, Function.identity()));
        var files = new LinkedHashMap<String, byte[]>();
        dossier.records().map(Dossier.Kept::holding).filter(holding -> byPlace.containsKey(holding.place()) && !leftOut.categories().contains(holding.category()))
                .flatMap(holding -> byPlace.get(holding.place()).file(holding).flatMap(whole -> leftOut.files().given(holding, whole)).stream())
                .forEach(file -> files.put("attachments/" + (files.size() + 1) + "-" + safe(file.name()), file.content()));
        return files;
    }

    /// Nothing in a name leads anywhere when the archive is opened.
    private static String safe(String name) {
        var plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("\\.{2,}", "_").strip();
        return plain.isEmpty() ? "file" : plain.substring(Math.max(0, plain.length() - LONGEST));
    }
}
