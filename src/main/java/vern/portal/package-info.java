/// Min side: what a company holds about the one who is signed in, why, until when and who has looked; what they have said yes and no
/// to; what they ask for, and what they change. The same answers as at the desk, in the same words.
@NullMarked
@ApplicationModule(allowedDependencies = {"law", "statement", "statement :: render", "statement :: retention", "ledger", "audit", "web", "start", "mail", "marketing", "register", "orders :: billing", "cases :: notices", "sources", "rights", "rights :: requests",
        "rights :: answers", "rights :: receipts"})
package vern.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
