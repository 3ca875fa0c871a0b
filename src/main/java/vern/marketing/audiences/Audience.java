package vern.marketing.audiences;

import java.util.List;

/// A target group. Everyone in it meets every rule; `purpose` is the declared profiling it is made for. The name is what the person
/// sees of it.
public record Audience(long id, String controller, String name, String purpose, List<Rule> rules) {

    public Audience {
        rules = List.copyOf(rules);
    }
}
