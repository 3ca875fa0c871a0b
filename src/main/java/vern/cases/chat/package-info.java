/// A small chat on the company's own site: nobody else takes part in it, and it needs no cookie.
@NullMarked
package vern.cases.chat;

import org.jspecify.annotations.NullMarked;
