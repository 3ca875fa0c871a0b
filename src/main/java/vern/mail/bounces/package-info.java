/// What other mail servers say of letters that could not be delivered, and what people say who did not want them.
@NullMarked
@NamedInterface("bounces")
package vern.mail.bounces;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
