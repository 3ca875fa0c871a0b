/// Credit checks: of a company, on an order, by those whose task it is, and never against an objection.
@NullMarked
package vern.orders.credit;

import org.jspecify.annotations.NullMarked;
