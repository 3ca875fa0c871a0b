/// What takes letters away: a mail server, a gateway for short messages.
@NullMarked
package vern.mail.carrier;

import org.jspecify.annotations.NullMarked;
