/// Target groups: rules over what may be used for it, who is in and why, and who never is.
@NullMarked
package vern.marketing.audiences;

import org.jspecify.annotations.NullMarked;
