/// Orders and invoices. An invoice is kept because bookkeeping law says so (bokføringsloven § 13, bokföringslagen 7:2), from the
/// day it was issued, whatever becomes of the customer relation.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "ledger", "audit", "register", "register :: intake", "start", "staff", "web", "statement :: render", "disclosures", "mail"})
package vern.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
