package vern.site.comments;

/// Says of a text whether it looks like spam. The house has its own; one that asks a service of another company is a processor and
/// stands in the statement as such.
public interface SpamCheck {

    /// @param reason a short word, kept with the comment
    record Verdict(boolean spam, String reason) {}

    Verdict of(String text);
}
