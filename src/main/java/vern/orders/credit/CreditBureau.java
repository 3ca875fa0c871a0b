package vern.orders.credit;

import java.util.Optional;

/// Whoever knows how likely a company is to pay. Asked by name and organisation number, and by nothing else.
public interface CreditBureau {

    /// Its risk class, as the bureau writes it; empty where it knows none.
    Optional<String> ask(String controller, String company, String number);
}
