/// The matrix of promises: each sentence that the companies' statements promise, the tests that show its mechanism at work, and
/// how those went the last time. It says what is shown, never more.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package vern.promises;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
