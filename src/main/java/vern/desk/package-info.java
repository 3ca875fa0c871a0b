/// The staff's front page: what is due today, and the way to everything else.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff"})
package vern.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
