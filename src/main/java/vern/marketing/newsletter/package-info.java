/// Signing up by double opt-in, what a reader chooses, and leaving. The readers' addresses lie in a store of their own.
@NullMarked
package vern.marketing.newsletter;

import org.jspecify.annotations.NullMarked;
