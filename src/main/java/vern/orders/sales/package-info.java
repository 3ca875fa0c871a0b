/// Orders from the placing to the delivery: what was ordered, by whom, and for which patient where supplies are for one.
@NullMarked
package vern.orders.sales;

import org.jspecify.annotations.NullMarked;
