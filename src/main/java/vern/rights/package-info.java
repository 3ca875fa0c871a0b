/// What a person can ask for (Art. 12-22 GDPR), and what is laid before them: what is held and why, the access report, the
/// erasure with its letter and its proof. Reaches the features only through the ledger.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: render", "statement :: retention", "ledger", "audit", "web", "start", "staff", "mail"})
package vern.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
