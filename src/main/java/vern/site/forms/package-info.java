/// The forms of a company's website: made from the contexts that its statement declares, with those fields and no others, the purpose
/// and what is voluntary beside them. What is sent becomes a case.
@NullMarked
package vern.site.forms;

import org.jspecify.annotations.NullMarked;
