/// The trail of changes: who changed what, when and under which rule, written in the transaction of the change, sealed into a
/// signed chain and verified by an outsider without Vern (Art. 5(2) and 32 GDPR). It holds no personal values.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package vern.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
