/// What the company promises, sentence by sentence, with the rule behind each.
@NullMarked
package vern.desk.promises;

import org.jspecify.annotations.NullMarked;
