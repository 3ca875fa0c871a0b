package vern.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the page head and foot need, in the model of every page as `shell`.
public record Shell(Company company, String language, String surface, List<Entry> entries, List<Tongue> tongues,
        Optional<Person> person, Optional<Embedded> embedded) {

    /// The shapes of the company's mark, as SVG that we wrote ourselves.
    public String mark() {
        return Mark.of(company.accent().mark()).shapes();
    }

    /// Where one of the company's pages is, as seen from this one: what is reached in a frame stays in it.
    public String within(String path) {
        return embedded.map(one -> one.prefix() + path.substring(company.key().length() + 1)).orElse(path);
    }

    /// Whether the page stands in a frame on the company's own website.
    public boolean framed() {
        return embedded.filter(Embedded::framed).isPresent();
    }

    /// An entry of the navigation; `here` marks the page's own place, `aside` one that is not part of the day's work.
    public record Entry(String address, String label, boolean here, boolean aside) {}

    /// The navigation's rows: the day's work, and how the company is run. A row that would be empty is not there.
    public List<List<Entry>> rows() {
        return Stream.of(false, true).map(aside -> entries.stream().filter(entry -> entry.aside() == aside).toList())
                .filter(row -> !row.isEmpty()).toList();
    }

    /// A language to switch to, named in itself.
    public record Tongue(String code, String name, String address, boolean here) {}
}
