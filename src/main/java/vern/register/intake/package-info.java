/// Files of customers and the like: read, understood, checked row by row, and written at the speed of COPY.
@NullMarked
@NamedInterface("intake")
package vern.register.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
