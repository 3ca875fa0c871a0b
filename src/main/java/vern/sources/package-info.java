/// What came from someone other than the person: who has to be told, by when, and that they were (Art. 14 GDPR).
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "statement :: render", "statement :: retention", "ledger", "audit", "law", "mail"})
package vern.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
