package vern.desk.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vern.audit.Entry;
import vern.audit.Export;
import vern.audit.Recorded;
import vern.audit.Trail;
import vern.ledger.Transactor;
import vern.staff.Counter;

/// The audit trail: the company's newest entries, and the sealed trail as a file that anybody can verify offline.
@Controller
@PreAuthorize("hasAnyRole('dpo', 'administrator', 'managing-director')")
class AuditPages {

    private static final int LOOKED_THROUGH = 2000;
    private static final int SHOWN = 60;

    private final Transactor transactor;
    private final DataSource database;
    private final Counter counter;
    private final MessageSource messages;

    AuditPages(Transactor transactor, DataSource database, Counter counter, MessageSource messages) {
        this.transactor = transactor;
        this.database = database;
        this.counter = counter;
        this.messages = messages;
    }

    /// An entry, and in words what it tells of.
    record Line(Entry entry, String said) {}

    @GetMapping("/desk/audit")
    String audit(Model model, Locale locale) {
        counter.statement();
        List<Recorded> newest = transactor.inTransaction(connection -> Trail.last(connection, LOOKED_THROUGH));
        model.addAttribute("entries", newest.stream().map(Recorded::entry).filter(one -> one.controller().equals(counter.controller())).limit(SHOWN)
                .map(one -> new Line(one, said(one.kind(), locale))).toList());
        return "desk/papers/audit";
    }

    /// What happens to a request has its words there, and a company may declare events of its own; a kind without words is said by its code.
    private String said(String kind, Locale locale) {
        return Stream.of("desk.audit.kind." + kind, "desk.audit.kind." + kind.replaceFirst("^ledger\\.", ""), "rights.step." + kind.replaceFirst("^request\\.", ""),
                        "desk.audit.kind." + kind.replaceFirst("^(ledger\\.event)\\..*", "$1"))
                .map(key -> messages.getMessage(key, new Object[] {}, "", locale)).filter(words -> words != null && !words.isEmpty()).findFirst().orElse(kind);
    }

    /// The chain is the installation's and cannot be cut; it holds numbers and codes only.
    @GetMapping("/desk/audit/trail.jsonl")
    ResponseEntity<byte[]> export() throws SQLException, IOException {
        var out = new ByteArrayOutputStream();
        Export.write(database, out);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/jsonl"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"trail.jsonl\"").body(out.toByteArray());
    }
}
