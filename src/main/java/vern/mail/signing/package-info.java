/// The signature on outgoing mail (DKIM, RFC 6376): a key for each domain that letters come from.
@NullMarked
package vern.mail.signing;

import org.jspecify.annotations.NullMarked;
