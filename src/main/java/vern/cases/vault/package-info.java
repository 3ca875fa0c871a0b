/// What customers hand over so that we can work on their systems: encrypted with a key of each person's own that lies outside the
/// database, shown once for a reason, and gone with the agreement.
@NullMarked
package vern.cases.vault;

import org.jspecify.annotations.NullMarked;
