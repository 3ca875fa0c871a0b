package vern.site.comments;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing.Reason;
import vern.statement.Recipient;
import vern.statement.Statement;

/// Where a company's pages may lead: to its own site, and to companies whose services it uses on an agreement that is in force. What
/// leads elsewhere is taken out of a comment when it is shown.
@Component("siteLinks")
class Links {

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final Set<Reason> CLOSED = EnumSet.of(Reason.NO_AGREEMENT, Reason.AGREEMENT_OVER, Reason.CLOSED);

    private final Disclosures disclosures;

    Links(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    /// A part of a text: words, a link, or the place where one was.
    record Piece(String text, String address, boolean removed) {}

    List<Piece> pieces(Statement statement, String text) {
        var pieces = new ArrayList<Piece>();
        var found = ADDRESS.matcher(text);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) pieces.add(new Piece(text.substring(from, found.start()), "", false));
            pieces.add(allowed(statement, found.group()) ? new Piece(found.group(), found.group(), false) : new Piece("", "", true));
            from = found.end();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), "", false));
        return pieces;
    }

    boolean allowed(Statement statement, String address) {
        var host = host(address);
        return host.filter(name -> own(statement, name) || recipient(statement, name).filter(recipient -> agreed(statement, recipient)).isPresent()).isPresent();
    }

    private static boolean own(Statement statement, String host) {
        return host(statement.controller().site()).filter(host::equals).isPresent();
    }

    private boolean agreed(Statement statement, Recipient recipient) {
        return recipient.agreement().isPresent() && disclosures.standing(statement.controller().key(), recipient.key()).filter(CLOSED::contains).isEmpty();
    }

    private static Optional<Recipient> recipient(Statement statement, String host) {
        return statement.recipients().values().stream().filter(one -> one.privacyUrl().flatMap(Links::host).filter(host::equals).isPresent()).findFirst();
    }

    /// The declared companies that pages may no longer lead to, and the reason, by their host: for the desk to see.
    Map<String, String> closed(Statement statement) {
        var closed = new HashMap<String, String>();
        for (var recipient : statement.recipients().values()) {
            recipient.privacyUrl().flatMap(Links::host).filter(host -> !agreed(statement, recipient))
                    .ifPresent(host -> closed.put(host, recipient.key()));
        }
        return closed;
    }

    /// Without `www.`, in small letters; an address with a name or a number for its host in strange writing has none.
    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).filter(host -> URI.create(address).getUserInfo() == null)
                    .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""));
        } catch (IllegalArgumentException strange) {
            return Optional.empty();
        }
    }
}
