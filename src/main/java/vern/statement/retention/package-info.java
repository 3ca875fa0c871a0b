/// The retention language: how long something is kept, as a sealed type that can be read, printed, said as a sentence and
/// asked for the day it ends.
@NullMarked
@NamedInterface("retention")
package vern.statement.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
