/// Each company's site gone over by the browser by itself: when a version of its statement is published, and every week.
@NullMarked
package vern.site.scan.rounds;

import org.jspecify.annotations.NullMarked;
