package vern.site.scan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vern.site.consent.Asked;
import vern.statement.Statement;

/// What a company says that its site keeps on, or reads from, a device. `home` is where its pages begin.
public record Declared(String home, List<Item> items) {

    public Declared {
        items = List.copyOf(items);
    }

    /// `kind` as in the statement: `cookie`, `local-storage`, `pixel`, `embed`; the last two are named by their host, or by a name on the
    /// company's own. `script`: scripts of the page have to reach it. `seconds` is how long it may stay, 0 while the browser is open. A name that ends with `*` stands for all that begin so.
    public record Item(String name, String kind, String purpose, boolean necessary, boolean script, long seconds) {

        boolean isCalled(String other) {
            return name.endsWith("*") ? other.startsWith(name.substring(0, name.length() - 1)) : name.equals(other);
        }

        boolean isAt(String host) {
            return host.equals(name) || host.endsWith("." + name);
        }
    }

    public static Declared of(Statement statement) {
        return new Declared("/" + statement.controller().key(), statement.cookies().stream().map(cookie -> new Item(cookie.name(),
                cookie.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), cookie.purpose().orElse(""), cookie.necessary(), cookie.script(), Asked.seconds(cookie))).toList());
    }

    /// The purposes that need a yes, in alphabetical order.
    List<String> purposes() {
        return items.stream().filter(item -> !item.necessary()).map(Item::purpose).distinct().sorted().toList();
    }

    Optional<Item> stored(String kind, String name) {
        return items.stream().filter(item -> item.kind().equals(kind) && item.isCalled(name)).findFirst();
    }

    Optional<Item> at(String host) {
        return items.stream().filter(item -> (item.kind().equals("embed") || item.kind().equals("pixel")) && item.isAt(host)).findFirst();
    }
}
