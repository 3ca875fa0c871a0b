/// A real browser goes over a site before a choice, after a refusal and after each purpose, and what it finds on the device and on
/// the wire is held against what is declared. Plain Java over the browser's own DevTools protocol.
@NullMarked
@NamedInterface("scan")
package vern.site.scan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
