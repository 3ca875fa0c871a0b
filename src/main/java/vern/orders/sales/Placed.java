package vern.orders.sales;

import java.util.Locale;
import java.util.Map;

/// The answer to a wish to order.
public sealed interface Placed {

    record Done(Sale sale) implements Placed {}

    /// Nothing was written.
    ///
    /// @param problems what is wrong, by field of the form
    record Refused(Map<String, Problem> problems) implements Placed {
        public Refused {
            problems = Map.copyOf(problems);
        }
    }

    /// Each has a text `orders.problem.` and the code.
    enum Problem {
        NO_LINES, BAD_VAT, PATIENT_UNDECLARED, CONDITION_MISSING, PATIENT_INCOMPLETE, TOO_YOUNG, NO_GROUND;

        public String messageKey() {
            return "orders.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
