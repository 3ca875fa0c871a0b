/// What people come to the company with: enquiries, faults, complaints, bookings, questions about privacy. One inbox for forms,
/// mail, telephone, letters and chat; what belongs to a case ends as the statement says.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "statement :: render", "ledger", "audit", "law", "register", "register :: intake", "mail", "mail :: inbox", "mail :: bounces", "disclosures", "telemetry"})
package vern.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
