/// The promises of the five companies' statements, each shown by its mechanism at work in the running system.
@NullMarked
package vern.promises;

import org.jspecify.annotations.NullMarked;
