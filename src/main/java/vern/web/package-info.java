/// The page shell, the components pages are made of, error pages and languages. Knows no other part of Vern: what it shows of
/// a company or of who is signed in, others hand it through [Companies], [Person] and [Place].
@NullMarked
@ApplicationModule(allowedDependencies = {})
package vern.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
