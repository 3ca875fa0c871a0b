/// Requests at the desk: the queue in the order of what is due, taking one in, and each step to its answer.
@NullMarked
package vern.rights.handling;

import org.jspecify.annotations.NullMarked;
