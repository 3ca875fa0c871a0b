/// A few product pages of a demonstration, put in the order of a visitor's interest for whoever has said yes to that, by the company's own
/// means, with the reason beside it and a switch to turn it off.
@NullMarked
package vern.site.products;

import org.jspecify.annotations.NullMarked;
