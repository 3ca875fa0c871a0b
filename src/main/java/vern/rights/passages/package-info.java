/// What in a person's texts tells of someone else, and what is decided about it before a copy is given out.
@NullMarked
@NamedInterface("passages")
package vern.rights.passages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
