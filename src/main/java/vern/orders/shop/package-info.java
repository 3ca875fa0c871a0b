/// The web shop of those whose customers order for others: users bound to a unit of a customer, orders for a patient, and the
/// instructions of the customer as principal (Art. 28 GDPR).
@NullMarked
package vern.orders.shop;

import org.jspecify.annotations.NullMarked;
