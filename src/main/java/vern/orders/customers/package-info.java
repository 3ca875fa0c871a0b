/// Somebody's first order: what a new customer must give, and what follows of not giving it.
@NullMarked
package vern.orders.customers;

import org.jspecify.annotations.NullMarked;
