/// Who gets data, and what was passed on to whom: the register of recipients and processors with their agreements (Art. 28(3) GDPR),
/// every passing-on recorded per person (Art. 15(1)(c), 19), orders of authorities, and sharing within a group.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: render", "ledger", "audit", "start", "staff", "web"})
package vern.disclosures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
