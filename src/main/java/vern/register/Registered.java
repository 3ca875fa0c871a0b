package vern.register;

import java.util.List;
import vern.ledger.SubjectId;

/// The answer to a wish to register someone.
public sealed interface Registered {

    /// In the register; the people in the order they were given.
    record Done(Party party, List<SubjectId> people) implements Registered {
        public Done {
            people = List.copyOf(people);
        }
    }

    /// Nothing was written; each problem says what to write instead.
    record Refused(List<Problem> problems) implements Registered {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
