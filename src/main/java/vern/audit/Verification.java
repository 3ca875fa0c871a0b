package vern.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Recomputes an exported trail from its first line to its last, holding one line at a time. After something wrong it takes up
/// the chain again at what the file says, so that one change gives one finding and not thousands.
final class Verification {

    private static final int MOST_FINDINGS = 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Finding NO_TRAIL = new Finding(0, "this is no exported audit trail: not one line of it is an entry or a seal");

    private final Trust trust;
    private final List<Finding> findings;
    private final Set<String> signers = new LinkedHashSet<>();
    private String header = "";
    private long line = 1;
    private long entries;
    private long seal = 1;
    private int position = 1;
    private Hash sealed = Hash.START;
    private Hash running = Hash.START;
    private Optional<Head> last = Optional.empty();
    private Optional<Entry> export = Optional.empty();
    private boolean unreadable;
    private boolean understood;

    private Verification(Trust trust, List<Finding> findings) {
        this.trust = trust;
        this.findings = new ArrayList<>(findings);
    }

    /// What was found; without findings, `entries` under the seals up to `last` are as they were sealed.
    /// `export` is the newest entry that names the files of an export.
    record Outcome(long entries, Optional<Head> last, Optional<Entry> export, List<Finding> findings) {}

    static Outcome of(BufferedReader export, Trust trust, List<Finding> findings) throws IOException {
        Verification verification = new Verification(trust, findings);
        verification.read(export);
        List<Finding> all = verification.line > 1 && !verification.understood ? List.of(NO_TRAIL) : List.copyOf(verification.findings);
        return new Outcome(verification.entries, verification.last, verification.export, all);
    }

    private void read(BufferedReader export) throws IOException {
        String text = export.readLine();
        header = text == null ? "" : text;
        if (header.isEmpty()) {
            found(text == null ? "the file is empty" : "the header is missing");
        } else if (header.startsWith(BYTE_ORDER_MARK)) {
            header = header.substring(1);
            found("the file begins with a byte order mark: another program has saved it anew");
        }
        for (text = export.readLine(); text != null && findings.size() < MOST_FINDINGS; text = export.readLine()) {
            line++;
            read(text);
        }
        if (text == null) {
            end();
        }
    }

    private void read(String text) {
        unreadable = false;
        try {
            JsonNode node = Canonical.object(text);
            String canonical = node.has("entry") ? entry(node) : seal(node);
            understood = true;
            if (!canonical.equals(text)) {
                found("is not spelled as Vern spells it: edited by hand");
            }
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            // The parser's message could quote the line.
            unreadable = true;
            found("cannot be read: neither an entry nor a seal");
        }
    }

    /// @return the line as Vern would have written it
    private String entry(JsonNode node) {
        Recorded entry = recorded(node.required("entry"));
        Hash stated = new Hash(node.required("hash").asString());
        long ofSeal = node.required("seal").asLong();
        int place = node.required("position").asInt();
        String name = "seal " + ofSeal + ", entry " + place + " (id " + entry.id() + ")";
        if (ofSeal != seal) {
            found(name + " stands where seal " + seal + " is expected: removed, inserted or moved");
        } else if (place != position) {
            found(name + " stands where entry " + position + " is expected: removed, inserted or moved");
        } else if (!running.then(Canonical.entry(entry)).equals(stated)) {
            found(name + " was changed");
        }
        running = stated;
        position = place + 1;
        entries++;
        if (entry.entry().kind().equals(ExportedFiles.WRITTEN)) {
            export = Optional.of(entry.entry());
        }
        return Export.entry(entry, stated, ofSeal, place);
    }

    private static Recorded recorded(JsonNode node) {
        JsonNode actor = node.required("actor");
        OptionalLong subject = node.has("subject")
                ? OptionalLong.of(Long.parseLong(node.required("subject").asString()))
                : OptionalLong.empty();
        return new Recorded(Long.parseLong(node.required("id").asString()), new Entry(
                Instant.parse(node.required("at").asString()), node.required("controller").asString(),
                new Actor(Actor.Kind.of(actor.required("kind").asString()), actor.required("id").asString(),
                        actor.required("role").asString()),
                node.required("kind").asString(), subject, Canonical.parseDetails(node.required("details").toString())));
    }

    private String seal(JsonNode node) {
        Head head = Head.parse(node.required("head"));
        Seal stated = new Seal(head, node.required("count").asInt(), new Hash(node.required("previous").asString()));
        check(stated);
        signers.add(head.key());
        seal = head.seal() + 1;
        position = 1;
        sealed = head.hash();
        running = head.hash();
        last = Optional.of(head);
        return stated.json();
    }

    private void check(Seal stated) {
        Head head = stated.head();
        String name = "seal " + head.seal();
        if (head.seal() != seal) {
            found(name + " stands where seal " + seal + " is expected: a seal was removed, inserted or moved");
        } else if (stated.count() != position - 1) {
            found(name + " covers " + stated.count() + " entries, " + (position - 1) + " are there");
        } else if (!stated.previous().equals(sealed)) {
            found(name + " does not follow the seal before it");
        } else if (!Seal.hash(running, head.seal(), head.at(), stated.count()).equals(head.hash())) {
            found(name + " does not match its entries");
        }
        if (!head.isSignedByItsKey()) {
            found(name + " has a false signature");
        } else if (!trust.signers().isEmpty() && !trust.signers().contains(head.key())) {
            found(name + " is signed by a key that is not trusted: chained anew, or the key was changed");
        }
        Head kept = trust.heads().get(head.seal());
        if (kept != null && !kept.hash().equals(head.hash())) {
            found(name + " is not the one whose head was kept on " + kept.at() + ": the trail was rewritten");
        }
    }

    private void end() {
        if (unreadable) {
            findings.removeLast();
            found("is cut off or is no line of a trail: the file ends before its end, within seal " + seal);
        } else if (position > 1) {
            found("the file ends within seal " + seal);
        }
        if (!header.isEmpty() && !header.equals(Export.header(List.copyOf(signers)))) {
            findings.add(new Finding(1, "the header is not the one of these seals"));
        }
        for (Head kept : trust.heads().tailMap(seal, true).values()) {
            findings.add(new Finding(line, "the file ends before seal " + kept.seal() + ", whose head was kept on " + kept.at()
                    + ": its tail was cut"));
            return;
        }
    }

    private void found(String what) {
        findings.add(new Finding(line, what));
    }
}
