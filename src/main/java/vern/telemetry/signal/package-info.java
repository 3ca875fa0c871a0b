/// What stands at a customer's, how the service is there, and the signal measured for a fault.
@NullMarked
package vern.telemetry.signal;

import org.jspecify.annotations.NullMarked;
