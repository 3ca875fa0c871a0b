/// Benchmarks of whole applications, each a process of its own: letters to a mail server on this machine by one that is killed in the middle, and
/// page views as browsers send them.
@NullMarked
package vern.bench.whole;

import org.jspecify.annotations.NullMarked;
