/// A request without an account: the form, the link that shows an address is theirs, the code to follow it by, and the copy.
@NullMarked
package vern.rights.form;

import org.jspecify.annotations.NullMarked;
