/// What readers write below a company's articles, where its statement declares it: held until an editor has seen it, let through from
/// those who are known, kept as declared, and gone when its writer asks.
@NullMarked
package vern.site.comments;

import org.jspecify.annotations.NullMarked;
