/// Telling customers of the service they have: planned maintenance, faults. Never an offer.
@NullMarked
@NamedInterface("notices")
package vern.cases.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
