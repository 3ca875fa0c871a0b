/// Taking in a file of customers or invoices at the desk: chosen, understood, looked through, and then taken in.
@NullMarked
package vern.desk.intake;

import org.jspecify.annotations.NullMarked;
