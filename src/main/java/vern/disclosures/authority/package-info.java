/// What authorities ask for: the order is attached, two people decide, and no more goes than was asked for.
@NullMarked
package vern.disclosures.authority;

import org.jspecify.annotations.NullMarked;
