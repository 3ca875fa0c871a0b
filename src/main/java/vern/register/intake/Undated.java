package vern.register.intake;

import java.time.LocalDate;

/// What to make of rows that do not say since when there has been an agreement; the importer is asked.
public sealed interface Undated {

    /// Not answered yet: such a row is a mistake.
    record Ask() implements Undated {}

    /// They are customers, and count as such from this day.
    record BegunOn(LocalDate day) implements Undated {}

    /// They are possible customers.
    record Prospects() implements Undated {}
}
