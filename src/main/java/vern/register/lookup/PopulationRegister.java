package vern.register.lookup;

import java.util.List;
import java.util.Map;

/// The population register, as a company that may use it gets it: who has moved, by the company's own customer number.
public interface PopulationRegister {

    /// Whether the company has anything from it.
    boolean answers(String controller);

    List<Moved> moved(String controller);

    /// The new `address`, `postal-code` and `city` of a customer.
    record Moved(String customer, Map<String, String> fields) {
        public Moved {
            fields = Map.copyOf(fields);
        }

        @Override
        public String toString() {
            return "Moved" + fields.keySet();
        }
    }
}
