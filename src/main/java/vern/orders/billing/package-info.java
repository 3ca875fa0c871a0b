/// Invoices: numbered without gaps, issued on what was delivered, paid or taken back by a credit note; on paper and as Peppol BIS
/// Billing 3.
@NullMarked
@NamedInterface("billing")
package vern.orders.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
