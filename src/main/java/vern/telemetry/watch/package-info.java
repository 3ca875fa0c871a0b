/// Rules over event data: what is watched for, for which declared purpose, and what someone decided about it.
@NullMarked
package vern.telemetry.watch;

import org.jspecify.annotations.NullMarked;
