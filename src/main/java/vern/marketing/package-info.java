/// Marketing that people have asked for or may be sent: the newsletter with its own store, issues and their sending, channels that
/// people close, lists that are washed, audiences, surveys.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "statement :: retention", "statement :: render", "law", "ledger", "audit", "register", "disclosures", "mail", "mail :: bounces", "mail :: inbox"})
package vern.marketing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
