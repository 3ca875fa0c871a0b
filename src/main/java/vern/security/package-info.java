/// The security measures of the statement: who looks at each when, what was found, and which requests were turned away.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "ledger", "audit"})
package vern.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
