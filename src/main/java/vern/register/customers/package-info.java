/// Customers at the desk: taking somebody new in, and each customer with those who stand for it and what was agreed.
@NullMarked
package vern.register.customers;

import org.jspecify.annotations.NullMarked;
