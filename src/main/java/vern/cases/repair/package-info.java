/// Equipment that customers bring for repair: on to the supplier, the manufacturer, a technician or a specialist, never before the
/// customer has been told, and each time written down.
@NullMarked
package vern.cases.repair;

import org.jspecify.annotations.NullMarked;
