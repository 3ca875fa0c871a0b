/// The papers that a company shows for itself: its statement's versions, the Art. 30 record, the audit trail.
@NullMarked
package vern.desk.papers;

import org.jspecify.annotations.NullMarked;
