/// Holds a statement against the law and against itself before it is published. Errors block; advice may be accepted in
/// the file, with a written reason.
@NullMarked
@NamedInterface("lint")
package vern.statement.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
