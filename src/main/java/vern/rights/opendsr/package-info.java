/// OpenDSR: requests that pass between a controller and its processors by machine. Taken in for the principals that have a key here, and
/// sent to the processors that speak it.
@NullMarked
package vern.rights.opendsr;

import org.jspecify.annotations.NullMarked;
