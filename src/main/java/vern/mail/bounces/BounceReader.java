package vern.mail.bounces;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vern.mail.Address;

/// Reads what comes back: reports of delivery (RFC 3464), complaints (RFC 5965), and the words of servers that follow neither.
public final class BounceReader {

    private static final Pattern MACHINE = Pattern.compile("(?i)mailer-daemon|postmaster|mail.?delivery|mail ?administrator|no-?reply|<>");
    private static final Pattern SUBJECT = Pattern.compile("(?i)undeliver|not delivered|deliver(y|ed|ing).*(fail|status|error|problem|notification|unable|delay)|returned mail|"
            + "failure notice|failed delivery|mail (system )?error|mail.*failure|delivery.*report|user unknown|returning|message delayed|warning: .*message|"
            + "could ?n.t be delivered|could not (be delivered|send)|not send mail|error sending|bounce|配信できません|unzustellbar|non remis|delivery failure|fail(ed|ure)|delayed|ikke levert|kunne inte levereras");
    private static final Pattern ANGLED = Pattern.compile("<([^<>\\s@]+@[^<>\\s@]+)>");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._%+=-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    private BounceReader() {}

    public static Bounce read(byte[] raw) {
        var report = Report.of(raw);
        if (report.feedback().isPresent()) return complaint(report);
        if (!report.recipients().isEmpty()) return delivery(report);
        return words(report);
    }

    private static Bounce complaint(Report report) {
        var kind = Report.field(report.feedback().orElse(""), "Feedback-Type").orElse("abuse").toLowerCase(Locale.ROOT);
        if (kind.matches("not-spam|auth-failure|virus|dmarc|other-ok")) return new Bounce.None();
        var address = Stream.of("Original-Rcpt-To", "Removal-Recipient").flatMap(name -> Report.field(report.feedback().orElse(""), name).stream())
                .flatMap(value -> address(value).stream()).findFirst().or(() -> Report.field(report.original(), "To").flatMap(BounceReader::address));
        return new Bounce.Complaint(address, report.letter());
    }

    /// Of several recipients, the one that fared worst; a letter of ours has only one.
    private static Bounce delivery(Report report) {
        return report.recipients().stream().map(recipient -> one(report, recipient))
                .max(java.util.Comparator.comparing(BounceReader::weight)).orElseGet(Bounce.None::new);
    }

    private static int weight(Bounce bounce) {
        return switch (bounce) {
            case Bounce.DeadAddress ignored -> 4;
            case Bounce.Complaint ignored -> 3;
            case Bounce.Refused ignored -> 2;
            case Bounce.Temporary ignored -> 1;
            case Bounce.None ignored -> 0;
        };
    }

    private static Bounce one(Report report, String recipient) {
        var action = Report.field(recipient, "Action").orElse("failed").toLowerCase(Locale.ROOT);
        if (action.startsWith("delivered") || action.startsWith("relayed") || action.startsWith("expanded")) return new Bounce.None();
        var diagnostic = Report.field(recipient, "Diagnostic-Code").orElse("");
        var declared = Report.field(recipient, "Status").flatMap(Status::find);
        var status = declared.filter(found -> !found.vague()).or(() -> Status.find(diagnostic).filter(found -> !found.vague()))
                .or(() -> Phrases.status(diagnostic.isEmpty() ? report.text() : diagnostic)).or(() -> declared).or(() -> Status.ofReply(diagnostic));
        var address = Stream.of("Original-Recipient", "Final-Recipient", "X-Actual-Recipient").flatMap(name -> Report.field(recipient, name).stream())
                .flatMap(value -> address(value).stream()).findFirst();
        var found = status.orElse(new Status(action.startsWith("delayed") ? 4 : 5, 0, 0));
        if (found.good()) return new Bounce.None();
        return action.startsWith("delayed") ? new Bounce.Temporary(address, report.letter(), found.code())
                : judged(found, address, report.letter());
    }

    private static Bounce judged(Status status, Optional<Address.Email> address, Optional<String> letter) {
        if (status.dead()) return new Bounce.DeadAddress(address, letter, status.code());
        return status.temporary() ? new Bounce.Temporary(address, letter, status.code())
                : new Bounce.Refused(address, letter, status.vague() ? "unknown" : status.code());
    }

    /// A mail without a report is a bounce when a mail system wrote it about a mail: who it is from and what it is called say so.
    private static Bounce words(Report report) {
        if (report.answered() || !fromMachine(report)) return new Bounce.None();
        var told = report.told();
        var status = Status.find(told).filter(found -> !found.vague()).or(() -> Phrases.status(told)).or(() -> Status.find(told)).or(() -> Status.ofReply(told));
        var address = recipient(report, told);
        if (status.isEmpty() && address.isEmpty()) return new Bounce.None();
        return judged(status.orElse(new Status(5, 0, 0)), address, report.letter());
    }

    private static boolean fromMachine(Report report) {
        var returned = Report.field(report.head(), "Return-Path").filter(path -> path.strip().equals("<>")).isPresent();
        var from = Report.field(report.head(), "From").orElse("");
        var subject = Report.field(report.head(), "Subject").map(BounceReader::decoded).orElse("");
        boolean failed = Report.field(report.head(), "X-Failed-Recipients").isPresent();
        return failed || (returned || MACHINE.matcher(from).find()) && SUBJECT.matcher(subject).find();
    }

    private static String decoded(String value) {
        try {
            return jakarta.mail.internet.MimeUtility.decodeText(value);
        } catch (java.io.UnsupportedEncodingException unknown) {
            return value;
        }
    }

    private static Optional<Address.Email> recipient(Report report, String told) {
        var own = Report.field(report.head(), "To").flatMap(BounceReader::address);
        return Report.field(report.head(), "X-Failed-Recipients").flatMap(BounceReader::address)
                .or(() -> Stream.concat(found(ANGLED, told).stream(), found(PLAIN, told).stream()).flatMap(text -> address(text).stream())
                        .filter(found -> own.filter(found::equals).isEmpty()).findFirst())
                .or(() -> Report.field(report.original(), "To").flatMap(BounceReader::address));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group()).limit(20).toList();
    }

    /// The address in a field such as `rfc822; <kari@eksempel.example>`.
    private static Optional<Address.Email> address(String value) {
        var match = PLAIN.matcher(value);
        return match.find() ? Address.email(match.group()) : Optional.empty();
    }
}
