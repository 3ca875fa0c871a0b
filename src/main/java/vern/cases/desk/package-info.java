/// The cases at the desk: the inbox, one case, and what staff register themselves.
@NullMarked
package vern.cases.desk;

import org.jspecify.annotations.NullMarked;
