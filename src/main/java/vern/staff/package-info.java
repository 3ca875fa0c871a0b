/// The people who work here: who they are, how they sign in, what they have undertaken, and which roles they act in.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "start", "statement", "ledger", "audit"})
package vern.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
