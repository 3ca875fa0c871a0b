/// Event data of network and equipment: traffic, measurements, logs, in days that go whole; the signal at a customer's home while a
/// fault is open; and the rules that watch for poor quality, misuse and fraud.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "statement :: render", "statement :: retention", "ledger", "audit", "law", "register", "mail"})
package vern.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
