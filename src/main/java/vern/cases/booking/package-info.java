/// Times that can be booked for demonstrations, service and repair, and who comes.
@NullMarked
@NamedInterface("booking")
package vern.cases.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
