/// How other systems call: keys made at the desk by an administrator, shown once, bound to a company and its purposes; and personal data
/// for such a purpose, through the ledger's gate.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "ledger", "audit"})
package vern.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
