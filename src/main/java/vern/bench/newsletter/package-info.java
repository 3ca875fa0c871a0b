/// The newsletter's benchmark: letters to a real mail server on this machine, by a whole application that is killed in the middle.
@NullMarked
package vern.bench.newsletter;

import org.jspecify.annotations.NullMarked;
