/// The benchmarks behind `./vern bench`: what Vern does beside what plain PostgreSQL does with the same work, in one run.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: retention", "ledger", "audit", "start", "start :: postgres", "cases", "rights", "register", "register :: intake", "site :: scan", "telemetry", "mail", "marketing :: issues"})
package vern.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
