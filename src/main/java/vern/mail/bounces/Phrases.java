package vern.mail.bounces;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What servers write that give no code. Asked only when no code says more than that something failed.
final class Phrases {

    private static final Map<Pattern, Status> MEANINGS = new LinkedHashMap<>();

    static {
        say(new Status(5, 2, 2), "(mail ?box|quota|account|storage|inbox).{0,40}(full|exceed|over ?quota)|over ?quota|exceed.{0,30}(quota|storage)|mailfull");
        say(new Status(5, 3, 4), "(message|mail).{0,40}(too (big|large)|exceeds.{0,20}(size|limit))|too large|size limit");
        say(new Status(5, 7, 1), "spam|block(ed|list)|blacklist|black list|denied by|policy|reputation|access denied|relay(ing)? (access )?(denied|not permitted)|"
                + "content (reject|filter)|virus|dmarc|spf |authentication required|not authori[sz]ed|banned|domain filter|refused to accept mail from");
        say(new Status(5, 1, 1), "(user|recipient|mailbox|account|address|alias|people|addressee|destinataire|empf.nger|inboxo?).{0,60}(unknown|not found|does ?n.t exist|does not exist|"
                + "not exist|no longer|not (a )?valid|invalid|disabled|inactive|deactivated|not listed)|"
                + "(unknown|no such|invalid|not a valid|bad destination|inexistent|undeliverable|unrouteable).{0,30}(user|recipient|mailbox|address|account|person|local part)|no (such )?mailbox|"
                + "no account|not our customer|user ?unknown|not (a )?known (user|here)|doesn.t have a.{0,30}account|no .{0,40} here by that name");
        say(new Status(5, 1, 2), "(host|domain|mail exchanger|mx record).{0,60}(unknown|not found|not exist|does ?n.t exist|no such|not be found|unresolvable)|"
                + "(unknown|no such|invalid).{0,20}(host|domain)|name or service not known|no mx (record|host)");
        say(new Status(4, 4, 7), "(retry )?time(d)? ?out|expired|too long in queue|retry time not reached|still being retried|delayed|temporar|will (keep|continue) (trying|to be retried)|try again later|"
                + "connection (refused|timed|lost)|network (is )?unreachable|deferred");
    }

    private Phrases() {}

    private static void say(Status status, String pattern) {
        MEANINGS.put(Pattern.compile("(?is)" + pattern), status);
    }

    static Optional<Status> status(String text) {
        var beginning = text.length() > 4000 ? text.substring(0, 4000) : text;
        return MEANINGS.entrySet().stream().filter(one -> one.getKey().matcher(beginning).find()).map(Map.Entry::getValue).findFirst();
    }
}
