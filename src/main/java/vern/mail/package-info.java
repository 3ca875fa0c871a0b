/// Letters to people, by e-mail and SMS: the outbox that keeps them until they have gone, and the inbox that takes answers,
/// bounces and complaints in.
@NullMarked
@ApplicationModule(allowedDependencies = {"web", "staff", "start", "statement", "ledger", "audit", "law"})
package vern.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
