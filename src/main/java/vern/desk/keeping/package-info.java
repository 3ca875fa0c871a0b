/// What goes when, and what has gone: the forecast and the sweep's runs. Numbers only, nothing personal.
@NullMarked
package vern.desk.keeping;

import org.jspecify.annotations.NullMarked;
