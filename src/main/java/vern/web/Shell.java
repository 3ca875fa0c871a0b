package vern.web;

import java.util.List;
import java.util.Optional;

/// What the page head and foot need, in the model of every page as `shell`.
public record Shell(Company company, String language, String surface, List<Entry> entries, List<Tongue> tongues,
        Optional<Person> person) {

    /// The shapes of the company's mark, as SVG that we wrote ourselves.
    public String mark() {
        return Mark.of(company.accent().mark()).shapes();
    }

    /// An entry of the navigation; `here` marks the page's own place.
    public record Entry(String address, String label, boolean here) {}

    /// A language to switch to, named in itself.
    public record Tongue(String code, String name, String address, boolean here) {}
}
