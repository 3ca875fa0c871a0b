/// What a request leads to: the answer that is given, the copy that is handed over, and those who are told.
@NullMarked
@NamedInterface("answers")
package vern.rights.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
