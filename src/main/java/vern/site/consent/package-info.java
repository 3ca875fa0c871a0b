/// What a site may keep on, or read from, a visitor's device: asked for in a dialog made from the statement, answered in the
/// browser, recorded here, and honoured in both places.
@NullMarked
package vern.site.consent;

import org.jspecify.annotations.NullMarked;
