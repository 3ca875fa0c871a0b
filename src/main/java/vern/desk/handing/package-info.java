/// What goes from one feature's desk to another's.
@NullMarked
package vern.desk.handing;

import org.jspecify.annotations.NullMarked;
