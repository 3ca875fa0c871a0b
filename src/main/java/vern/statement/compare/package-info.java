/// What changed between two versions of a statement, in plain words, and whether people must be told or asked again.
@NullMarked
@NamedInterface("compare")
package vern.statement.compare;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
