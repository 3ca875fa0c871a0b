/// What tests of every module share: a real database, the running application, a browser.
@NullMarked
package vern.testing;

import org.jspecify.annotations.NullMarked;
