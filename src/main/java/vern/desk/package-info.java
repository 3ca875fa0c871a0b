/// The staff's front page: what is due today, and the way to everything else.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "ledger", "register", "register :: intake", "orders", "disclosures", "promises", "rights", "rights :: requests", "rights :: answers", "rights :: passages", "marketing", "cases", "law", "audit", "start", "statement", "statement :: render", "statement :: retention", "statement :: compare", "statement :: lint"})
package vern.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
