/// What the law says, read from dated packs instead of written into code: deadlines and working days, statutory keeping, ages,
/// authorities, transfers; and the identifiers that Nordic registers give to people and organisations. Plain Java.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package vern.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
