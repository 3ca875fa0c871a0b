/// The declaration of one controller: read, checked, compared, rendered. Plain Java; the whole system is told here what it
/// may hold, why, on which basis, for how long and who gets it.
@NullMarked
@ApplicationModule(allowedDependencies = {"law"})
package vern.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
