/// No datum without a ground: holdings and their grounds, the one gate every use goes through, the sweep that erases what has
/// no ground left, and the answers to *why is this still here* and *what goes when*. Plain Java and SQL.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: retention", "statement :: lint", "audit"})
package vern.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
