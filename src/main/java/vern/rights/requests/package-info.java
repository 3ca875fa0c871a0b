/// Requests from people about their own data (Art. 12-22 GDPR): received by any channel, on a clock of their own, recognised,
/// identified, answered, extended or refused. What a person wrote is a holding; the request itself is numbers and codes.
@NullMarked
@NamedInterface("requests")
package vern.rights.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
