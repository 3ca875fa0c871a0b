/// Keys by which other systems call the API: made at the desk by an administrator, shown once, bound to a company and its purposes.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "ledger", "audit"})
package vern.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
