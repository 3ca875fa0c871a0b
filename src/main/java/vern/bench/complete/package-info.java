/// Whether a person is told everything and leaves nothing behind, measured over every module that holds something.
@NullMarked
@NamedInterface("complete")
package vern.bench.complete;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
