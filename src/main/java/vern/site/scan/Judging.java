package vern.site.scan;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.site.scan.Fault.Kind;
import vern.site.scan.Fault.Thing;

/// Holds what was found against what is declared.
final class Judging {

    /// What a lifetime may be over by: clocks differ, and a day is a day.
    private static final long LEEWAY = 86_400;

    private final Declared declared;
    private final URI site;
    private final KnownNames known = KnownNames.standard();
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final List<Scan.Seen> seen = new ArrayList<>();

    Judging(Declared declared, URI site) {
        this.declared = declared;
        this.site = site;
    }

    record Found(List<Tab.CookieSeen> cookies, Set<String> open, Map<String, Set<String>> stored, Set<String> requested) {}

    List<Fault> faults() {
        return faults.values().stream().sorted().toList();
    }

    List<Scan.Seen> seen() {
        return List.copyOf(seen);
    }

    void judge(String when, Set<String> yes, Found found) {
        for (var cookie : found.cookies()) judged(when, Thing.COOKIE, cookie.name(), wrong(yes, cookie, found.open().contains(cookie.name())));
        found.stored().forEach((kind, names) -> names.forEach(name -> {
            var item = declared.stored("local-storage", name);
            judged(when, Thing.STORAGE, name, item.map(one -> allowed(one, yes) ? Optional.<Kind>empty() : Optional.of(Kind.TOO_EARLY)).orElse(Optional.of(Kind.UNDECLARED)));
        }));
        for (var address : found.requested()) request(when, yes, address);
    }

    private Optional<Kind> wrong(Set<String> yes, Tab.CookieSeen cookie, boolean open) {
        var item = declared.stored("cookie", cookie.name());
        return item.isEmpty() ? Optional.of(Kind.UNDECLARED) : !allowed(item.get(), yes) ? Optional.of(Kind.TOO_EARLY)
                : tooLong(item.get(), cookie) ? Optional.of(Kind.TOO_LONG)
                : site.getScheme().equals("https") && !cookie.secure() ? Optional.of(Kind.NOT_SECURE)
                : item.get().necessary() && !List.of("Lax", "Strict").contains(cookie.sameSite()) ? Optional.of(Kind.SENT_FROM_ELSEWHERE)
                : open && !item.get().script() ? Optional.of(Kind.OPEN_TO_SCRIPTS) : Optional.empty();
    }

    private static boolean tooLong(Declared.Item item, Tab.CookieSeen cookie) {
        return item.seconds() == 0 ? cookie.seconds() > 0 : cookie.seconds() > item.seconds() + LEEWAY;
    }

    private static boolean allowed(Declared.Item item, Set<String> yes) {
        return item.necessary() || yes.contains(item.purpose());
    }

    private void request(String when, Set<String> yes, String address) {
        if (!address.startsWith("http") && !address.startsWith("ws")) return;
        var host = host(address);
        if (host.isEmpty() || host.equals(site.getHost())) return;
        var item = declared.at(host);
        judged(when, Thing.REQUEST, host, item.map(one -> allowed(one, yes) ? Optional.<Kind>empty() : Optional.of(Kind.TOO_EARLY)).orElse(Optional.of(Kind.UNDECLARED)));
    }

    private static String host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).orElse("");
        } catch (IllegalArgumentException strange) {
            return address.replaceFirst("^\\w+://", "").replaceFirst("[/?#:].*", "");
        }
    }

    private void judged(String when, Thing thing, String name, Optional<Kind> wrong) {
        seen.add(new Scan.Seen(thing.name().toLowerCase(Locale.ROOT), name, when, wrong.map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')).orElse("as declared")));
        wrong.map(kind -> new Fault(kind, thing, name, when, thing == Thing.REQUEST ? Optional.empty() : known.of(name).map(one -> one.platform() + ", " + one.category())))
                .ifPresent(fault -> faults.putIfAbsent(fault.key(), fault));
    }
}
