package vern.orders.sales;

import java.util.List;
import java.util.Optional;
import vern.ledger.SubjectId;
import vern.register.Party;

/// An order that is about to be placed.
///
/// @param orderedBy the shop user who orders, where it is not somebody at the desk
/// @param ofAge     whether the orderer has said that they are old enough to make an agreement, where that is asked
public record NewSale(Party party, SubjectId orderer, List<Line> lines, String deliveryAddress, Optional<Patient> patient,
                      Optional<Account> orderedBy, boolean ofAge) {

    public NewSale {
        lines = List.copyOf(lines);
    }

    /// Whom supplies are for. `condition` is the condition of Art. 9(2) that the one who orders relies on; without it nothing is held.
    public record Patient(String name, String address, String postalCode, String city, String condition) {
        @Override
        public String toString() {
            return "Patient[…]";
        }
    }

    /// A shop user by number, and the name of their unit.
    public record Account(long number, String unit) {}
}
