/// The public side of a company: its front page, and below it the published statement with its history, its differences and
/// the proof of every sentence on keeping; and the pieces of a company's website: the choice of what is kept on a device, page
/// statistics, forms and comments. Reading leaves nothing behind, neither here nor on the reader's device.
@NullMarked
@ApplicationModule(allowedDependencies = {
        "web", "law", "start", "staff", "mail", "disclosures", "cases", "ledger", "audit", "statement", "statement :: render", "statement :: compare", "statement :: retention"})
package vern.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
