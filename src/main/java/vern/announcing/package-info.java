/// Telling people of a new version of the statement: everyone the company can reach, by e-mail or else by SMS, when something material changes, and a new
/// question to those whose earlier yes does not cover it.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "start", "statement", "statement :: compare", "law", "ledger", "audit", "mail", "marketing"})
package vern.announcing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
