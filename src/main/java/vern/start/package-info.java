/// How Vern comes up and goes down: the settings, the data directory, the database that comes with it, the clock that all
/// business time is read from, the ledger as beans, and the jobs that fall due.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: render", "ledger", "audit", "web"})
package vern.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
