/// What staff note of a customer, so that nobody has to explain the same twice. The person reads it when they ask what is held about them.
@NullMarked
package vern.cases.notes;

import org.jspecify.annotations.NullMarked;
