/// Who the company deals with: people, organisations and their contact persons, agreements and subscriptions, and what is
/// noted about them; the search on the desk, and the import of what a company has already.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: retention", "statement :: render", "ledger", "audit", "start", "staff", "web"})
package vern.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
