/// The statement as a page: every sentence at its anchor, and behind those on keeping what the last night showed.
@NullMarked
package vern.site.statement;

import org.jspecify.annotations.NullMarked;
